import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback, useState } from "react";
import type { LongList, View } from "../api/long-lists.js";
import { DataParts } from "../parts/pages-of-part.js";
import { useFormats } from "../texts/formats.js";
import type { Column } from "./column.js";
import { LongTable } from "./long-table.js";
import { SaveRows } from "./save-rows.js";

/** How long typing has to rest before it is searched for, in milliseconds. */
const PAUSE = 200;

/** What the address of a table says. */
export interface Looked extends View {
  /** The row at the top. */
  readonly row?: number;
}

interface ListPageProps<T> {
  /** What the page is called while nobody has counted, and when somebody has. */
  readonly name: string;
  readonly title: (count: string) => string;
  /** What can be searched for. */
  readonly hint: string;
  readonly list: LongList<T>;
  readonly columns: readonly Column<T>[];
  /** A row as one of a file, and the names of its columns. */
  readonly saved: { readonly names: readonly string[]; readonly row: (item: T) => readonly (string | number | null)[] };
  readonly children?: ReactNode;
}

/** A page that is one long table: the service searches, sorts and counts, and the address tells what is looked at. */
export function ListPage<T>({ name, title, hint, list, columns, saved, children }: ListPageProps<T>) {
  const { q, sort, order, row = 0 } = useSearch({ strict: false }) as Looked;
  const navigate = useNavigate();
  const { count: figure } = useFormats();
  const [text, setText] = useState(q ?? "");
  const [count, setCount] = useState<number>();
  const view: View = { q, sort, order };
  const look = useCallback(
    (looked: Looked) => void navigate({ to: ".", search: ({ as, peek }) => ({ as, peek, ...told(looked) }), replace: true }),
    [navigate],
  );
  const search = useDebouncedCallback((wanted: string) => look({ ...view, q: wanted }), PAUSE);
  return (
    <>
      <DataParts />
      <div className="opening">
        <h1>{count === undefined ? name : title(figure(count))}</h1>
        <TextInput
          className="search"
          label={hint}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            search(event.currentTarget.value.trim());
          }}
        />
      </div>
      {children}
      <LongTable
        key={JSON.stringify(view)}
        label={name}
        list={list}
        view={view}
        columns={columns}
        start={row}
        arrange={(by, direction) => look({ q, ...(by === undefined ? {} : { sort: by }), order: direction })}
        rest={(at) => at !== row && look({ ...view, row: at })}
        counted={setCount}
      />
      {count !== undefined && count > 0 && <SaveRows list={list} view={view} count={count} {...saved} />}
    </>
  );
}

/** What is worth telling of what is looked at. */
const told = ({ q, sort, order, row }: Looked): Looked => ({
  ...(q ? { q } : {}),
  ...(sort ? { sort } : {}),
  ...(order === "desc" || (order === "asc" && sort === undefined) ? { order } : {}),
  ...(row ? { row } : {}),
});
