import { visible, visibleJson, visibleLines } from "@segue/service/basics";
import Table from "cli-table3";

// Whatever is written to the terminal goes through here: what files, listeners and servers say must not steer it.

/** One JSON document on its own line; with `indent`, over several. */
export function printJson(value: unknown, indent?: number): void {
  process.stdout.write(`${visibleJson(JSON.stringify(value, null, indent))}\n`);
}

/** A text for people, which nothing but a line's end may structure. */
export function printText(text: string): void {
  process.stdout.write(`${visibleLines(text)}\n`);
}

/** For people, where a program may read stdout. */
export function note(text: string): void {
  process.stderr.write(`${visibleLines(text)}\n`);
}

/** A note in the place of what stands on the last line of a terminal, such as a bar, which is drawn again below it. */
export function noteAbove(text: string): void {
  process.stderr.write(`\r\u001b[2K${visibleLines(text)}\n`);
}

/** Rows under headings: aligned columns, lines around them only on a terminal. */
export function printTable(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const plain = process.stdout.isTTY
    ? {}
    : { chars: NO_LINES, style: { "padding-left": 0, "padding-right": 2, head: [], border: [] } };
  const table = new Table({ head: [...headings], ...plain });
  table.push(...rows.map((row) => row.map((cell) => visible(String(cell)))));
  process.stdout.write(`${table.toString().replace(/ +$/gm, "")}\n`);
}

const NO_LINES = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"])
    .map((name) => [name, ""]),
);
