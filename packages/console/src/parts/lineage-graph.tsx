import { Fragment, type ReactNode } from "react";

/** Something that a model comes from or leads to. */
export interface LineageNode {
  readonly id: string;
  readonly title: ReactNode;
  readonly said?: ReactNode;
  /** The model that is looked at. */
  readonly isHere?: boolean;
}

/** The height of a node and the room between two, in pixels: lines must meet them. */
const NODE = 72;
const GAP = 12;
/** The room between two columns. */
const BETWEEN = 40;

/** From what came in to what is answered, column by column: everything of a column leads to everything of the next. */
export function LineageGraph({ columns }: { readonly columns: readonly (readonly LineageNode[])[] }) {
  const shown = columns.filter((nodes) => nodes.length > 0);
  const rows = Math.max(...shown.map((nodes) => nodes.length));
  const height = rows * (NODE + GAP) - GAP;
  const middle = (of: number, i: number) => height / 2 + (i - (of - 1) / 2) * (NODE + GAP);
  return (
    <div
      className="lineage-graph"
      style={{ gridTemplateColumns: shown.map(() => "minmax(132px, 1fr)").join(` ${BETWEEN}px `), height }}
    >
      {shown.map((nodes, c) => {
        const next = shown[c + 1];
        return (
          <Fragment key={nodes[0]!.id}>
            <ul style={{ gap: GAP }}>
              {nodes.map(({ id, title, said, isHere }) => (
                <li key={id} style={{ height: NODE }} aria-current={isHere ? "true" : undefined}>
                  <span className="name">{title}</span>
                  {said !== undefined && <span className="soft">{said}</span>}
                </li>
              ))}
            </ul>
            {next !== undefined && (
              <svg viewBox={`0 0 ${BETWEEN} ${height}`} width={BETWEEN} height={height} aria-hidden="true" focusable="false">
                {nodes.flatMap((from, i) =>
                  next.map((to, j) => {
                    const [y, z] = [middle(nodes.length, i), middle(next.length, j)];
                    const half = BETWEEN / 2;
                    return <path key={`${from.id} ${to.id}`} d={`M0 ${y} C${half} ${y} ${half} ${z} ${BETWEEN} ${z}`} />;
                  }),
                )}
              </svg>
            )}
          </Fragment>
        );
      })}
    </div>
  );
}
