import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { LongList, View } from "../api/long-lists.js";
import { Problem } from "../parts/problem.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import type { Column } from "./column.js";
import { SortHead } from "./sort-head.js";
import { useRows } from "./use-rows.js";
import { ROW, useScroll } from "./use-scroll.js";

/** Height of the names of the columns, in pixels. */
const HEAD = ROW;
/** Rows drawn beyond those that are seen. */
const BEYOND = 4;
/** Rows that are seen on the lowest window. */
const FEWEST = 5;
/** How long one must rest at a place before the address tells of it, in milliseconds. */
const REST = 400;

interface LongTableProps<T> {
  readonly label: string;
  readonly list: LongList<T>;
  readonly view: View;
  readonly columns: readonly Column<T>[];
  /** Row at the top when one comes. */
  readonly start: number;
  readonly arrange: (sort: string | undefined, order: "asc" | "desc") => void;
  /** Told where one is, once one rests there. */
  readonly rest: (row: number) => void;
  /** Told how many rows there are, once that is known. */
  readonly counted: (count: number) => void;
}

/** A table of any number of rows, of which no more are drawn than are seen. From the keyboard: arrows, pages, Home, End; Enter opens the row, with Shift beside the table. */
export function LongTable<T>({ label, list, view, columns, start, arrange, rest, counted }: LongTableProps<T>) {
  const { table } = useTexts().data;
  const { count: figure } = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const id = useId();
  const [active, setActive] = useState(start);
  const [known, setKnown] = useState(start);
  const scroll = useScroll(box, known, HEAD, start);
  const first = Math.max(0, Math.floor(scroll.top / ROW));
  const last = Math.min(Math.max(0, known - 1), Math.ceil((scroll.top + scroll.height) / ROW) - 1 + BEYOND);
  const rows = useRows(list, view, first, last);
  const count = rows.counted ? rows.count : Math.max(rows.count, start + 1);
  const here = Math.min(active, Math.max(0, count - 1));
  if (known !== count && (count > 0 || rows.counted)) setKnown(count);
  useEffect(() => {
    if (rows.counted) counted(count);
  }, [counted, count, rows.counted]);
  const atRest = useRef(rest);
  atRest.current = rest;
  useEffect(() => {
    if (!rows.counted) return;
    const waiting = setTimeout(() => atRest.current(first), REST);
    return () => clearTimeout(waiting);
  }, [first, rows.counted]);
  useFocusKept(grid);

  const move = (to: number) => {
    const row = Math.max(0, Math.min(count - 1, to));
    setActive(row);
    scroll.show(row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== grid.current || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(scroll.height / ROW) - 1);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: here + page, PageUp: here - page, Home: 0, End: count - 1 }[
      event.key
    ];
    if (to !== undefined) move(to);
    else if (event.key === "Enter")
      document
        .getElementById(`${id}-${here}`)
        ?.querySelector<HTMLElement>(event.shiftKey ? ".peek" : "a")
        ?.click();
    else return;
    event.preventDefault();
  };
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const sizes = { minHeight: HEAD + Math.min(Math.max(1, count), FEWEST) * ROW, maxHeight: HEAD + Math.max(1, count) * ROW + 1 };
  return (
    <>
      {rows.error !== null && <Problem error={rows.error} again={rows.again} />}
      <div className="long" ref={box} onScroll={scroll.onScroll} style={sizes}>
        <div style={{ height: scroll.space }}>
          <div className="long-view" style={{ height: scroll.height + HEAD }}>
            <table
              className="table"
              ref={grid}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are gone through by keys.
              role="grid"
              tabIndex={0}
              aria-label={label}
              aria-rowcount={rows.counted ? count + 1 : -1}
              aria-busy={rows.busy}
              aria-activedescendant={count > 0 ? `${id}-${here}` : undefined}
              onKeyDown={onKeyDown}
            >
              <colgroup>
                {columns.map(({ name, width, wide }) => (
                  <col key={name} className={wide && "only-roomy"} style={{ width }} />
                ))}
              </colgroup>
              <thead>
                <tr aria-rowindex={1}>
                  {columns.map((column) => (
                    <SortHead key={column.name} column={column} view={view} arrange={arrange} />
                  ))}
                </tr>
              </thead>
              <tbody style={{ transform: `translateY(${first * ROW - scroll.top}px)` }}>
                {drawn.map((at) => (
                  <Row
                    key={at}
                    id={`${id}-${at}`}
                    at={at}
                    active={at === here}
                    columns={columns}
                    item={rows.row(at)}
                    choose={() => setActive(at)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
      {rows.counted && count === 0 ? (
        <p className="soft below">{table.none}</p>
      ) : (
        <p className="soft long-place">
          {table.place(
            figure(first + 1),
            figure(Math.min(count, Math.max(1, Math.floor((scroll.top + scroll.height) / ROW)))),
            rows.counted ? figure(count) : "…",
          )}{" "}
          <span className="only-roomy">{table.placeKeys}</span>
        </p>
      )}
    </>
  );
}

interface RowProps<T> {
  readonly id: string;
  readonly at: number;
  readonly active: boolean;
  readonly columns: readonly Column<T>[];
  readonly item: T | undefined;
  readonly choose: () => void;
}

function Row<T>({ id, at, active, columns, item, choose }: RowProps<T>) {
  return (
    <tr id={id} aria-rowindex={at + 2} data-active={active} onClick={choose}>
      {columns.map(({ name, number, wide, cell }, i) => {
        const Cell = i === 0 ? "th" : "td";
        const kind = [number && "number", wide && "only-roomy"].filter(Boolean).join(" ");
        return (
          <Cell key={name} {...(i === 0 ? { scope: "row" } : {})} className={kind || undefined}>
            {item === undefined ? <span className="bone" /> : cell(item)}
          </Cell>
        );
      })}
    </tr>
  );
}

/** Whoever was in a row that went out of sight goes on in the table. */
function useFocusKept(grid: { readonly current: HTMLElement | null }) {
  const within = useRef(false);
  useLayoutEffect(() => {
    if (within.current && document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
    within.current = grid.current?.contains(document.activeElement) ?? false;
  });
}
