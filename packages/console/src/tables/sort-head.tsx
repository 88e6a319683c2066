import type { View } from "../api/long-lists.js";
import { useTexts } from "../texts/language.js";
import type { Column } from "./column.js";

interface SortHeadProps {
  readonly column: Pick<Column<never>, "name" | "sort" | "number" | "hidden" | "wide">;
  readonly view: View;
  readonly arrange: (sort: string | undefined, order: "asc" | "desc") => void;
}

/** The name of a column; pressed, it puts the rows in its order, pressed again in the reverse, and then as they came in. */
export function SortHead({ column: { name, sort, number, hidden, wide }, view, arrange }: SortHeadProps) {
  const { table } = useTexts().data;
  const kind = [number && "number", wide && "only-roomy"].filter(Boolean).join(" ") || undefined;
  if (sort === undefined)
    return (
      <th scope="col" className={kind}>
        {hidden ? <span className="unseen">{name}</span> : name}
      </th>
    );
  const order = view.sort === sort ? (view.order ?? "asc") : undefined;
  const said = order === undefined ? "none" : order === "asc" ? "ascending" : "descending";
  const press = () => {
    if (order === undefined) arrange(sort, "asc");
    else if (order === "asc") arrange(sort, "desc");
    else arrange(undefined, "asc");
  };
  return (
    <th scope="col" className={kind} aria-sort={said}>
      <button type="button" className="sort" title={table.sortBy(name)} onClick={press}>
        {name} <span aria-hidden="true">{order === undefined ? "" : order === "asc" ? "↑" : "↓"}</span>
      </button>
    </th>
  );
}
