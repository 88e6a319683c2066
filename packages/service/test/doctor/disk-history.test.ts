import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type FreeOnDay, freeOnDays, fullIn, noteFree } from "../../src/doctor/disk-history.js";
import { checkFolder } from "../../src/doctor/folder.js";
import { temporaryFolder } from "../temporary-folder.js";

const folder = temporaryFolder();
const DAY = 86_400_000;
const NOW = Date.UTC(2030, 0, 31);
const GB = 1e9;

/** What was free on the days before now, the oldest first. */
const days = (...free: number[]): FreeOnDay[] =>
  free.map((bytes, i) => ({ day: new Date(NOW - (free.length - i) * DAY).toISOString().slice(0, 10), bytes }));

describe("how a disk fills", () => {
  it("is told by the line through the last fortnight, not by its ends", () => {
    expect(fullIn(days(20 * GB, 19 * GB, 18 * GB, 17 * GB, 16 * GB), 15 * GB, NOW)).toBeCloseTo(15);
    // One figure that is off by 5 weighs as much as the line lets it: the slope is −1.5 a day.
    expect(fullIn(days(20 * GB, 19 * GB, 18 * GB, 17 * GB, 11 * GB), 15 * GB, NOW)).toBeCloseTo(7.5);
  });

  it("is not told where it does not fill, where it is far off, or where too few or too old days are known", () => {
    expect(fullIn(days(16 * GB, 17 * GB, 18 * GB, 19 * GB, 20 * GB), 20 * GB, NOW)).toBeUndefined();
    expect(fullIn(days(20 * GB, 20 * GB, 20 * GB, 20 * GB, 20 * GB), 20 * GB, NOW)).toBeUndefined();
    expect(fullIn(days(20 * GB, 19.9 * GB, 19.8 * GB, 19.7 * GB, 19.6 * GB), 19.5 * GB, NOW)).toBeUndefined();
    expect(fullIn(days(20 * GB, 15 * GB, 10 * GB, 5 * GB), GB, NOW)).toBeUndefined();
    expect(fullIn(days(20 * GB, 19 * GB, 18 * GB, 17 * GB, 16 * GB), 15 * GB, NOW + 12 * DAY)).toBeUndefined();
  });

  it("is noted once a day, a fortnight long, and told by the examination of the folder", async () => {
    const { free } = await import("node:fs/promises").then(async ({ statfs }) => {
      const { bavail, bsize } = await statfs(folder);
      return { free: bavail * bsize };
    });
    expect((await checkFolder(folder, NOW)).map(({ text }) => text).join()).not.toContain("full in about");
    for (let day = 20; day >= 0; day--) {
      const at = NOW - day * DAY;
      await noteFree(folder, at, async () => free * (1 + day / 10));
      await noteFree(folder, at + 1000, async () => 0);
    }
    const noted = await freeOnDays(folder);
    expect([noted.length, noted[0]!.day, noted.at(-1)!.day]).toEqual([14, "2030-01-18", "2030-01-31"]);
    const told = (await checkFolder(folder, NOW)).find(({ check }) => check === "space");
    expect(told).toMatchObject({ level: "warning", text: expect.stringContaining("full in about 10 days") });
  });

  it("begins anew where the file is damaged", async () => {
    const data = mkdtempSync(join(folder, "damaged-"));
    writeFileSync(join(data, "disk.json"), '[{"day":');
    expect(await freeOnDays(data)).toEqual([]);
    await noteFree(data, NOW, async () => GB);
    expect(await freeOnDays(data)).toEqual([{ day: "2030-01-31", bytes: GB }]);
    expect(readdirSync(data)).toEqual(["disk.json"]);
  });
});
