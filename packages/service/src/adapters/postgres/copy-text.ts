import type { Row } from "../staging/staged-rows.js";

/** Characters that are handed on together. */
const PIECE = 1 << 16;

/** Rows as the text format of COPY, with `first` before each; `progress` is told after each piece how many are done. */
export async function* copyText(
  rows: Iterable<Row>,
  first: Row,
  progress: (done: number) => Promise<void> = async () => {},
): AsyncGenerator<string, void> {
  const start = first.map((cell) => `${cellText(cell)}\t`).join("");
  let text = "";
  let done = 0;
  for (const row of rows) {
    text += `${start}${row.map(cellText).join("\t")}\n`;
    done++;
    if (text.length < PIECE) continue;
    yield text;
    text = "";
    await progress(done);
  }
  yield text;
  await progress(done);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function cellText(cell: Row[number]): string {
  if (cell === null) return "\\N";
  return typeof cell === "number" ? String(cell) : cell.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character]!);
}
