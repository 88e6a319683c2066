import { type RefObject, useLayoutEffect, useState } from "react";

interface NearJoinsProps {
  readonly left: RefObject<HTMLElement | null>;
  readonly right: RefObject<HTMLElement | null>;
  /** Ids of the tracks that both lists have. */
  readonly shared: readonly string[];
}

interface Join {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Lines from each track of a list to the same one in the list beside it; none where the lists stand one below the other. It is drawn into the gap at the right of `left`. */
export function NearJoins({ left, right, shared }: NearJoinsProps) {
  const [joins, join] = useState<readonly Join[]>([]);
  const wanted = shared.join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same tracks are the same lines.
  useLayoutEffect(() => {
    const measure = () => join(joinsBetween(left.current, right.current, shared));
    measure();
    const watching = new ResizeObserver(measure);
    for (const { current } of [left, right]) if (current !== null) watching.observe(current);
    return () => watching.disconnect();
  }, [wanted, left, right]);
  return (
    <svg className="joins near-joins" aria-hidden="true" focusable="false">
      {joins.map(({ id, from, to }) => (
        <line key={id} x1="8%" y1={from} x2="92%" y2={to} />
      ))}
    </svg>
  );
}

function joinsBetween(left: HTMLElement | null, right: HTMLElement | null, shared: readonly string[]): Join[] {
  if (left === null || right === null) return [];
  const [from, to] = [left.getBoundingClientRect(), right.getBoundingClientRect()];
  if (to.left < from.right) return [];
  const middle = (list: HTMLElement, id: string) => {
    const row = list.querySelector(`[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    return row === undefined ? undefined : row.top + row.height / 2 - from.top;
  };
  return shared.flatMap((id) => {
    const [begin, end] = [middle(left, id), middle(right, id)];
    return begin === undefined || end === undefined ? [] : [{ id, from: begin, to: end }];
  });
}
