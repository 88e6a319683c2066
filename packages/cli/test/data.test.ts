import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { json, run, temporaryFolder, writePlays } from "./segue.js";

const cwd = temporaryFolder();
const where = { cwd };

describe("data, from coming in to going out", () => {
  it("exports of a service and a table come in together, are reported, given away, and taken back", async () => {
    writePlays(cwd);
    const ms = [200_000, 1_000, 180_000];
    const entries = ms.map((ms_played, i) => ({
      ts: `2024-05-06T07:1${i}:29Z`,
      ms_played,
      master_metadata_track_name: `Song ${i}`,
      master_metadata_album_artist_name: "A Band",
      skipped: false,
    }));
    writeFileSync(join(cwd, "Streaming_History_Audio_2024_0.json"), JSON.stringify(entries));
    await json(["import", "plays.csv"], where);
    await json(["export", "before"], where);
    const [told] = await json<{ import: string; rows: object; format: string }>(
      ["import", "Streaming_History_Audio_2024_0.json", "--user", "ann"],
      where,
    );
    expect(told).toMatchObject({ format: "spotify", rows: { read: 3, kept: 3, changed: 0, left: 0 } });

    const [report] = await json<{ cleaning: { rules: { rule: string; rows: number }[] } }>(["report", told!.import], where);
    expect(report!.cleaning.rules.find(({ rule }) => rule === "too-short")).toMatchObject({ rows: 1 });
    const people = await run(["report"], where);
    expect(people.status).toBe(0);
    expect(people.stdout).toMatch(/Plays too short to mean anything\s+1\s+ann: play of Song 1 by A Band/);
    expect((await run(["report", "--html", "report.html"], where)).stderr).toBe("report.html: written\n");
    expect(readFileSync(join(cwd, "report.html"), "utf8")).toContain("Plays too short to mean anything");

    const [mine] = await json<{ events: object[] }>(["users", "export", "ann"], where);
    expect(mine!.events).toHaveLength(3);
    expect((await run(["cleaning", "--off", "too-short"], where)).stdout).toMatch(/too-short\s+off\s+seconds=5/);

    expect((await run(["imports", "undo", told!.import], where)).stderr).toContain("taken back, 3 rows");
    await json(["export", "after"], where);
    for (const table of ["users", "tracks", "events"]) {
      expect(readFileSync(join(cwd, "after", `${table}.csv`))).toEqual(readFileSync(join(cwd, "before", `${table}.csv`)));
    }
  });

  it("says what is wrong with what it is asked", async () => {
    for (const [line, status, said] of [
      ["imports undo nope", 1, "There is no import"],
      ["report nope", 1, "There is no import"],
      ["users erase nobody", 1, "There is no user"],
      ["tracks change t1", 2, "Nothing to change"],
      ["cleaning --set nope", 2, "is not a setting"],
      ["cleaning --off nope", 2, "nope is not known"],
      ["export out --format xml", 2, "Allowed choices are csv, jsonl, parquet"],
      ["import plays.csv --encoding klingon", 2, "encoding must be one of auto, utf-8"],
    ] as const) {
      const refused = await run(line.split(" "), where);
      expect([refused.status, refused.stderr], line).toEqual([status, expect.stringContaining(said)]);
    }
  });
});
