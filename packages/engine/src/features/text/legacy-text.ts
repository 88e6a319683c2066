/** What a text of bytes above 127 can be instead of Latin letters. */
const LEGACY = ["utf-8", "shift_jis", "gb18030"] as const;

/**
 * Texts of one file that were read as Latin-1, as tags say, but were written by a program that put the bytes of its own encoding there: read again, where
 * their high bytes can only be UTF-8, Shift_JIS or GB18030. They are judged together, since a title alone is short.
 */
export function rereadLatin(texts: readonly string[]): string[] {
  const bytes = texts.map(bytesOf);
  const suspects = bytes.filter((each) => each?.some((byte) => byte >= 0x80)) as Uint8Array[];
  const encoding = LEGACY.find((each) => suspects.length > 0 && suspects.every((text) => isWrittenIn(each, text)));
  if (encoding === undefined) return [...texts];
  return texts.map((text, i) => (bytes[i] === undefined ? text : new TextDecoder(encoding).decode(bytes[i])));
}

/** A file of text, in whichever of the encodings it is written. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const encoding = decodedBy("utf-8", bytes) === undefined ? LEGACY.find((each) => isWrittenIn(each, bytes)) : "utf-8";
  return new TextDecoder(encoding ?? "windows-1252").decode(bytes);
}

/** The bytes that were read as Latin-1; undefined where a letter is none of that. */
function bytesOf(text: string): Uint8Array | undefined {
  const bytes = Array.from(text, (letter) => FROM_1252.get(letter) ?? letter.codePointAt(0)!);
  return bytes.every((byte) => byte <= 0xff) ? Uint8Array.from(bytes) : undefined;
}

const FROM_1252 = new Map(
  Array.from({ length: 32 }, (_, i) => [new TextDecoder("windows-1252").decode(Uint8Array.of(128 + i)), 128 + i]),
);

function isWrittenIn(encoding: (typeof LEGACY)[number], bytes: Uint8Array): boolean {
  const text = decodedBy(encoding, bytes);
  if (text === undefined) return false;
  if (encoding === "utf-8") return true;
  // Words in Latin letters have single high bytes among low ones; Japanese and Chinese have nothing but letters in use, Chinese in pairs of high bytes.
  if (encoding === "shift_jis") return count(text, KANA) > 0 && count(text, USUAL_JAPANESE) === count(text, NOT_ASCII);
  const high = bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0);
  return count(text, USUAL_CHINESE) * 2 === high;
}

const NOT_ASCII = /[^\0-\x7f]/gu;
const KANA = /[\u3040-\u30ff]/gu;
const USUAL_JAPANESE = /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/gu;
const USUAL_CHINESE = /[\u2014-\u2026\u3000-\u3017\u4e00-\u9fff\uff00-\uff65]/gu;

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;

function decodedBy(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
