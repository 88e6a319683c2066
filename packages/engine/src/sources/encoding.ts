import { Buffer, isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { BLOCK_BYTES, blocksOf } from "./lines.js";
import { type InputFile, SourceError } from "./source.js";

/** How the text of a file may be written. `windows-1252` reads what Latin-1 (ISO-8859-1) writes. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "gb18030"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * How a file is encoded, from all of it: by its byte order mark; by the zero bytes of UTF-16; as UTF-8 where it is that, a few
 * damaged bytes allowed; otherwise as GB18030 where its high bytes come in the pairs of Chinese, else as windows-1252.
 */
export async function detectEncoding(file: InputFile): Promise<Encoding> {
  const seen = { good: 0, bad: 0, pairs: 0, singles: 0, asGb18030: new TextDecoder("gb18030", { fatal: true }), gb18030: true };
  let rest = Buffer.alloc(0);
  let first = true;
  for await (const block of blocksOf(untilDamage(file), BLOCK_BYTES)) {
    const wide = first ? utf16Of(block) : undefined;
    if (wide) return wide;
    first = false;
    const bytes = Buffer.concat([rest, block]);
    const end = wholeCharacters(bytes);
    judge(bytes.subarray(0, end), seen);
    rest = bytes.subarray(end);
  }
  judge(rest, seen);
  if (seen.bad * 10 <= seen.good) return "utf-8";
  return seen.gb18030 && seen.pairs > 4 * seen.singles ? "gb18030" : "windows-1252";
}

/**
 * The file with its text in UTF-8; the same file where it is that already. What its encoding cannot have written becomes a byte that is
 * no UTF-8, so that its row is found out and not quietly taken.
 */
export function decodedFile(file: InputFile, encoding: Encoding): InputFile {
  return encoding === "utf-8" ? file : { ...file, open: () => decoded(file, encoding) };
}

/** What can be read of a file; where reading ends badly, whoever reads its rows says so. */
export async function* untilDamage(file: InputFile): AsyncGenerator<Uint8Array> {
  try {
    yield* file.open();
  } catch (thrown) {
    if (!(thrown instanceof SourceError)) throw thrown;
  }
}

async function* decoded(file: InputFile, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of file.open()) yield bytesOf(decoder.decode(chunk, { stream: true }));
  yield bytesOf(decoder.decode());
}

const NO_UTF8 = Buffer.of(0xff);

function bytesOf(text: string): Uint8Array {
  if (!text.includes("\ufffd")) return Buffer.from(text);
  return Buffer.concat(text.split("\ufffd").flatMap((part, i) => (i === 0 ? [Buffer.from(part)] : [NO_UTF8, Buffer.from(part)])));
}

/** UTF-16 by its mark, or by zeros at every other place, as ASCII has them there. */
function utf16Of(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const start = bytes.subarray(0, Math.min(bytes.length & ~1, 4096));
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at & 1]!++;
  });
  const [even, odd] = zeros as [number, number];
  const many = start.length / 8;
  if (odd > many && even < odd / 8) return "utf-16le";
  return even > many && odd < even / 8 ? "utf-16be" : undefined;
}

/** Up to where the bytes end a line, or at least no character of UTF-8: what follows waits for the next block. */
function wholeCharacters(bytes: Buffer): number {
  const line = bytes.lastIndexOf(0x0a) + 1;
  if (line > 0) return line;
  let end = bytes.length;
  while (end > bytes.length - 3 && end > 0 && bytes[end - 1]! >= 0x80) end--;
  return end;
}

interface Seen {
  /** Characters of UTF-8 of several bytes, and bytes that are none. */
  good: number;
  bad: number;
  /** High bytes that stand in pairs as in GB2312, and those that do not. */
  pairs: number;
  singles: number;
  readonly asGb18030: TextDecoder;
  gb18030: boolean;
}

function judge(bytes: Buffer, seen: Seen): void {
  if (isAscii(bytes)) return;
  if (isUtf8(bytes)) {
    seen.good += bytes.reduce((count, byte) => count + (byte >= 0xc0 ? 1 : 0), 0);
  } else {
    for (const mark of bytes.toString("utf8")) {
      if (mark === "\ufffd") seen.bad++;
      else if (mark >= "\u0080") seen.good++;
    }
  }
  countPairs(bytes, seen);
  if (seen.gb18030) {
    try {
      seen.asGb18030.decode(bytes, { stream: true });
    } catch {
      seen.gb18030 = false;
    }
  }
}

function countPairs(bytes: Buffer, seen: Seen): void {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue;
    if (bytes[at]! >= 0xa1 && bytes[at]! <= 0xf7 && (bytes[at + 1] ?? 0) >= 0xa1) {
      seen.pairs++;
      at++;
    } else seen.singles++;
  }
}
