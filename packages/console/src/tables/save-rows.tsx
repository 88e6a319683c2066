import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { allRows, type LongList, type View } from "../api/long-lists.js";
import { saveAs } from "../api/save-as.js";
import { useSession } from "../app/session.js";
import { Problem } from "../parts/problem.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { csvLine } from "./csv-line.js";

/** Rows that a page gives away by itself; of more the service makes a file. */
const MOST = 100_000;

interface SaveRowsProps<T> {
  readonly list: LongList<T>;
  readonly view: View;
  readonly count: number;
  readonly names: readonly string[];
  readonly row: (item: T) => readonly (string | number | null)[];
}

/** Gives away the rows that were found, as a table in a file; where they are too many, it leads to the export of everything. */
export function SaveRows<T>({ list, view, count, names, row }: SaveRowsProps<T>) {
  const { client } = useSession();
  const { table } = useTexts().data;
  const { count: figure } = useFormats();
  const saving = useMutation({
    mutationFn: () => {
      const lines = async function* () {
        yield csvLine(names);
        for await (const items of allRows(client, list, view)) yield items.map((item) => csvLine(row(item))).join("");
      };
      return saveAs(streamOf(lines()), `${list.name}.csv`);
    },
  });
  if (count > MOST)
    return (
      <p className="soft">
        {table.tooMany(figure(MOST))}{" "}
        <Link to="/data" hash="export" search={({ as }) => ({ as })}>
          {table.exportAll}
        </Link>
      </p>
    );
  return (
    <p>
      <button type="button" className="plain" disabled={saving.isPending} onClick={() => saving.mutate()}>
        {table.save(figure(count))}
      </button>
      {saving.isError && <Problem error={saving.error} again={() => saving.reset()} />}
    </p>
  );
}

/** Texts as the bytes of a file, made as they are taken. */
function streamOf(texts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value as string));
    },
  });
}
