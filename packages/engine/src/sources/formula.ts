/**
 * Spreadsheets run a cell that begins with one of `= + - @`, a tab or a line's end as a formula (CWE-1236). Such a text is written with an
 * apostrophe before it, as spreadsheets themselves mark texts; numbers are left alone. Texts that look as if they were marked already get
 * one more, so that {@link unmarked} gives every text back.
 */
export function marked(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** What {@link marked} was given. */
export function unmarked(cell: string): string {
  return cell.charCodeAt(0) === APOSTROPHE && FORMULA.test(cell) ? cell.slice(1) : cell;
}

const FORMULA = /^'*[=+\-@\t\r\n]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const APOSTROPHE = 39;
