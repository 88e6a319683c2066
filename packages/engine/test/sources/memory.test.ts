import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { plays } from "../../src/sources/plays.js";
import type { InputFile } from "../../src/sources/source.js";

describe("memory", () => {
  it("does not grow with the file", async () => {
    const table = lines(600_000);
    let events = 0;
    const before = heldHeap();
    let most = 0;
    for await (const batch of plays.read([table], { now: 2e12 })) {
      events += batch.length;
      if (events % 50_000 < batch.length) most = Math.max(most, heldHeap() - before);
    }
    expect(events).toBe(600_000);
    expect(most).toBeLessThan(20 * 2 ** 20);
  });
});

/** Bytes of the heap that something still holds. */
function heldHeap(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

/** A table of `count` plays, written while it is read. */
function lines(count: number): InputFile {
  return {
    name: "lines.csv",
    size: count * 25,
    async *open() {
      yield Buffer.from("user_id,music_id,plays\n");
      for (let from = 0; from < count; from += 1000) {
        let text = "";
        for (let i = from; i < from + 1000; i++) text += `user-${i % 5000},track-${(i * 7919) % 60_000},${(i % 40) + 1}\n`;
        yield Buffer.from(text);
      }
    },
  };
}
