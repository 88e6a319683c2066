/** The largest picture that is kept as a cover, in bytes. */
export const MOST_PICTURE = 16 * 2 ** 20;

/** The media type of a picture by its first bytes; undefined for what browsers may take for something else, or too large. */
export function pictureType(bytes: Uint8Array): string | undefined {
  if (bytes.length > MOST_PICTURE) return undefined;
  const starts = (text: string, at = 0) => Buffer.from(bytes.subarray(at, at + text.length)).toString("latin1") === text;
  if (starts("\xff\xd8\xff")) return "image/jpeg";
  if (starts("\x89PNG\r\n\x1a\n")) return "image/png";
  if (starts("RIFF") && starts("WEBP", 8)) return "image/webp";
  return undefined;
}
