import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import type { UseQueryResult } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Paging } from "../api/data.js";
import { useTexts } from "../texts/language.js";
import { Asked } from "./asked.js";
import { ListSkeletons } from "./list-skeletons.js";
import { Pages } from "./pages.js";
import { DataParts } from "./pages-of-part.js";
import { Scrolled } from "./scrolled.js";

/** How long typing has to rest before it is searched for, in milliseconds. */
const REST = 200;

interface DataTableProps<T> {
  readonly title: string;
  /** What can be searched for. */
  readonly hint: string;
  readonly query: UseQueryResult<{ readonly items: readonly T[]; readonly next?: string }>;
  /** The names of the columns; those of numbers stand on the right, and some names are only heard. */
  readonly columns: readonly { readonly name: string; readonly number?: boolean; readonly hidden?: true }[];
  readonly row: (item: T, index: number) => ReactNode;
}

/** A table that may have millions of rows: the server searches, and gives a page at a time. */
export function DataTable<T>({ title, hint, query, columns, row }: DataTableProps<T>) {
  const { table } = useTexts().data;
  const { q = "", cursor } = usePaging();
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const search = useDebouncedCallback((wanted: string) => {
    void navigate({ to: ".", search: ({ as }) => ({ as, ...(wanted === "" ? {} : { q: wanted }) }), replace: true });
  }, REST);
  return (
    <>
      <DataParts />
      <div className="opening">
        <h1>{title}</h1>
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
      <div className="below">
        <Asked query={query} shape={<ListSkeletons />}>
          {({ items, next }) => (
            <>
              <Scrolled label={title}>
                <table className="table" aria-busy={query.isPlaceholderData}>
                  <thead>
                    <tr>
                      {columns.map(({ name, number, hidden }) => (
                        <th key={name} scope="col" className={number ? "number" : undefined}>
                          {hidden ? <span className="unseen">{name}</span> : name}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>{items.map(row)}</tbody>
                </table>
              </Scrolled>
              {items.length === 0 && <p className="soft">{table.none}</p>}
              <Pages cursor={cursor} next={next} />
            </>
          )}
        </Asked>
      </div>
    </>
  );
}

/** Which page of a table the address names. */
export const usePaging = (): Paging => useSearch({ strict: false });
