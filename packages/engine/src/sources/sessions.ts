import { Buffer } from "node:buffer";
import { isBinary } from "./binary.js";
import { idFault } from "./cells.js";
import { splitLines, type TableRecord } from "./delimited.js";
import { wholeLines } from "./lines.js";
import { problemAt } from "./problem.js";
import { rowBatches } from "./row-batches.js";
import type { InputFile, Source, SourceRow } from "./source.js";

/** Lines that are looked at. */
const LOOK_AT = 200;

/** Listening sessions, one a line: track ids in order of play, between blanks. Each session is a listener whom nobody knows. */
export const sessions: Source = {
  name: "sessions",
  title: "sessions, one a line: track ids in order of play, between blanks",
  inOrder: true,
  examples: [{ "sessions.txt": "1 2\n3 4\n5 6 7\n8 2 1 9\n" }],
  detect({ file, head }) {
    if (isBinary(head) || !/\.(?:txt|dat|sessions|data)$/i.test(file.name)) return 0;
    const lines = linesOf(head);
    if (lines.length < 2 || !lines.every((line) => /^[\w:.-]+(?: +[\w:.-]+)* *$/.test(line))) return 0;
    const counts = new Set(lines.map((line) => line.trim().split(/ +/).length));
    // Ids have digits; lines of equal length are a table rather than sessions.
    const ids = lines.flatMap((line) => line.trim().split(/ +/));
    return counts.size > 1 && ids.filter((id) => /\d/.test(id)).length >= ids.length * 0.8 ? 0.8 : 0;
  },
  async *read(files) {
    for (const file of files) {
      yield* rowBatches(recordsOf(file), (record, rows) => {
        for (const row of rowsOf(record, file.name)) rows.push(row);
      });
    }
  },
};

function linesOf(head: Uint8Array): string[] {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const lines = text.split(/\r\n|\r|\n/, LOOK_AT);
  // The last one may be cut.
  if (lines.length > 2 && lines.length < LOOK_AT) lines.pop();
  return lines.filter((line) => line.trim() !== "");
}

async function* recordsOf(file: InputFile): AsyncGenerator<readonly TableRecord[]> {
  for await (const lines of wholeLines(file)) {
    if (lines.fault) yield [{ cells: [lines.bytes.toString("utf8").trimEnd()], line: lines.line, fault: lines.fault }];
    else yield splitLines(lines, { delimiter: "blanks", quoted: false });
  }
}

/** A session with an id that is none is refused whole: what comes after what would be wrong. */
function rowsOf({ cells, line, fault }: TableRecord, file: string): SourceRow[] {
  const place = { file, line };
  if (fault) return [problemAt(place, undefined, cells.join(" "), fault)];
  const bad = cells.find((id) => idFault("track", id) !== undefined);
  if (bad !== undefined) return [problemAt(place, undefined, bad, idFault("track", bad)!)];
  const user = `${file}#${line}`;
  return cells.map((track) => ({ type: "event", ...place, user, track, kind: "play", value: 1 }));
}
