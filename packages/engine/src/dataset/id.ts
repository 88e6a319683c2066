/** The longest id accepted, in UTF-16 code units. */
export const MAX_ID_LENGTH = 256;

/**
 * What is wrong with an id of a user or track, as the end of a sentence that begins with the field's name;
 * undefined when nothing is.
 */
export function idProblem(id: string): string | undefined {
  if (id === "") return "is empty";
  if (id.length > MAX_ID_LENGTH) return `has ${id.length.toLocaleString("en")} characters; at most ${MAX_ID_LENGTH} are allowed`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  if (/[\u0000-\u001f\u007f-\u009f]/.test(id)) return "contains a control character";
  if (!id.isWellFormed()) return "contains half a surrogate pair";
  return undefined;
}
