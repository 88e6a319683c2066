/**
 * A text as it may be shown on a terminal or in a line of a log: what would move the cursor, change colours, end the line or turn the
 * direction of writing (control characters, line separators, bidirectional marks) stands as its number. Ids, titles and file names
 * are strangers' words.
 */
export const visible = (text: string): string => text.replace(UNSEEN, named);

/** The same for a text of several lines, which stay such. */
export const visibleLines = (text: string): string => text.replace(UNSEEN, (mark) => (mark === "\n" ? mark : named(mark)));

/** JSON that says the same without any such character. */
export const visibleJson = (json: string): string => json.replace(UNSEEN_IN_JSON, named);

/** A line of a log for a program that shows its texts as they are: they say the same in visible characters. */
export const visibleWhenShown = (json: string): string =>
  json
    .replace(/\\(?:\\|u00[01][\da-f]|[bfr])/g, (mark) => (mark === "\\\\" ? mark : `\\${mark}`))
    .replace(UNSEEN_IN_JSON, (mark) => `\\${named(mark)}`);

const named = (mark: string): string => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Those that may stand in JSON unescaped, but for the line's end behind it. */
const UNSEEN_IN_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
