import { open } from "node:fs/promises";
import { decodeText } from "@segue/engine";
import { type ILyricsTag, TimestampFormat } from "music-metadata";
import type { Lyrics } from "../../ports/sound-files.js";

/** A file of lyrics beside the sound is no longer than this. */
const MOST_BYTES = 1 << 20;

/** The lyrics of a file: those within it, otherwise those of a `.lrc` or `.txt` of the same name beside it. */
export async function lyricsOf(path: string, tags: readonly ILyricsTag[]): Promise<Lyrics | undefined> {
  for (const tag of tags) {
    const { text } = tag;
    const lines = linesOf(tag);
    if (lines.length > 0) return { text: text ?? lines.map((line) => line.text).join("\n"), lines };
    // Programs write lines with times into the place of plain lyrics, too.
    if (text) return lrc(text);
  }
  const stem = path.replace(/\.[^./\\]+$/, "");
  const beside = (await textOf(`${stem}.lrc`)) ?? (await textOf(`${stem}.txt`));
  return beside === undefined ? undefined : lrc(beside);
}

/** Lines with times; none where times are counted in frames of the file. */
function linesOf({ syncText, timeStampFormat }: ILyricsTag): { seconds: number; text: string }[] {
  if (timeStampFormat === TimestampFormat.mpegFrameNumber) return [];
  // Plain lyrics of MP3, WAV and AIFF come without, whatever the type says.
  const timed = (syncText as ILyricsTag["syncText"] | undefined) ?? [];
  return timed.flatMap(({ text, timestamp }) => (timestamp === undefined ? [] : [{ seconds: timestamp / 1000, text }]));
}

/** What a file of lyrics says of itself, such as `[ar:Somebody]`. */
const HEADER = /^\[(?:ar|al|ti|au|by|length|offset|re|ve|tool|la|#):.*\]$/i;

/** Lines `[mm:ss.xx] words`, one or more times each; texts without times are themselves. */
function lrc(text: string): Lyrics {
  const lines: { seconds: number; text: string }[] = [];
  const all = text.split(/\r?\n/).filter((line) => !HEADER.test(line.trim()));
  for (const line of all) {
    const [head] = /^(\[\d+:\d\d(?:[.:]\d+)?\]\s*)+/.exec(line) ?? [""];
    const words = line.slice(head.length).trim();
    for (const [, minutes, seconds, part = "0"] of head.matchAll(/\[(\d+):(\d\d)(?:[.:](\d+))?\]/g))
      lines.push({ seconds: 60 * Number(minutes) + Number(seconds) + Number(`0.${part}`), text: words });
  }
  if (lines.length === 0) return { text: all.join("\n").trim() };
  lines.sort((a, b) => a.seconds - b.seconds);
  return { text: lines.map((line) => line.text).join("\n"), lines };
}

async function textOf(path: string): Promise<string | undefined> {
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(MOST_BYTES + 1), 0, MOST_BYTES + 1, 0);
    return bytesRead > MOST_BYTES ? undefined : decodeText(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
