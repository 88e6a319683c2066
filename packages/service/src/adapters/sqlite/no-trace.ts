import { createReadStream, openSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connector } from "./connector.js";

/** How long readers may keep the log from being emptied, in milliseconds. */
const PATIENCE = 60_000;

/**
 * What is deleted is overwritten (`secure_delete`), but copies may be left in the log and in the unused parts of pages. The log is
 * emptied; where the text is still found in the file, the file is written anew, which leaves nothing unused. A text that is found
 * because it also stands for something else costs no more than time.
 */
export async function leaveNoTrace(
  connector: Pick<Connector, "connect" | "whenFree">,
  file: string,
  text: string,
): Promise<void> {
  const connection = connector.connect();
  const emptyLog = async () => {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const [row] = connection.pragma("wal_checkpoint(truncate)") as [{ busy: number }];
      if (row.busy === 0) return;
      if (performance.now() > until) throw new Error("the database's log could not be emptied: something kept reading");
      await sleep(20);
    }
  };
  try {
    await emptyLog();
    if (!(await occurs(file, text))) return;
    await connector.whenFree(async () => connection.exec("vacuum"));
    await emptyLog();
  } finally {
    connection.close();
  }
}

/** Whether the bytes of a text stand in a file. */
async function occurs(file: string, text: string): Promise<boolean> {
  const wanted = Buffer.from(text, "utf8");
  let tail = Buffer.alloc(0);
  const options = { fd: keptOpen(file), start: 0, autoClose: false, highWaterMark: 1 << 20 };
  for await (const chunk of createReadStream(file, options) as AsyncIterable<Buffer>) {
    const piece = Buffer.concat([tail, chunk]);
    if (piece.includes(wanted)) return true;
    tail = piece.subarray(Math.max(0, piece.length - wanted.length + 1));
  }
  return false;
}

const kept = new Map<bigint, number>();

/** A database's file, opened once and never closed: to close it would let go of the locks that the connections of this process have on it (POSIX). */
function keptOpen(file: string): number {
  // A file that took its place is another one; the number of one that is held open is not given again.
  const { ino } = statSync(file, { bigint: true });
  const handle = kept.get(ino) ?? openSync(file, "r");
  kept.set(ino, handle);
  return handle;
}
