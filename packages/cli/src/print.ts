import Table from "cli-table3";

/** One JSON document on its own line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** For people, where a program may read stdout. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Rows under headings: aligned columns, lines around them only on a terminal. */
export function printTable(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const plain = process.stdout.isTTY
    ? {}
    : { chars: NO_LINES, style: { "padding-left": 0, "padding-right": 2, head: [], border: [] } };
  const table = new Table({ head: [...headings], ...plain });
  table.push(...rows.map((row) => row.map(String)));
  process.stdout.write(`${table.toString().replace(/ +$/gm, "")}\n`);
}

const NO_LINES = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"])
    .map((name) => [name, ""]),
);
