import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chooseSources } from "../../src/sources/choose.js";
import { lastfm2k } from "../../src/sources/lastfm-2k.js";
import type { InputFile } from "../../src/sources/source.js";
import { memoryFile } from "../../src/testing/memory-file.js";
import { readAll } from "../../src/testing/source-contract.js";

const shared = process.env.SEGUE_SHARED_DATA ?? join(import.meta.dirname, "../../../../../shared/data");
const folder = join(shared, "lastfm-2k");

describe("lastfm-2k", () => {
  it("reads plays, then artists as tracks, and leaves the other files aside", async () => {
    const files = [
      memoryFile("artists.dat", 'id\tname\turl\tpictureURL\n1\t"Weird Al\tx\ty\n\tnobody\tx\ty\n'),
      memoryFile("tags.dat", "tagID\ttagValue\n"),
      memoryFile("user_artists.dat", "userID\tartistID\tweight\r\n2\t1\t7\r\n2\t1\t-7\r\n"),
    ];
    expect((await readAll(lastfm2k, files)).rows).toMatchObject([
      { type: "event", file: "user_artists.dat", line: 2, user: "2", track: "1", kind: "play", value: 7 },
      { type: "problem", file: "user_artists.dat", line: 3, field: "weight", value: "-7", rule: "negative-plays" },
      { type: "track", file: "artists.dat", line: 2, track: "1", title: '"Weird Al' },
      { type: "problem", file: "artists.dat", line: 3, field: "id", rule: "empty-track" },
    ]);
  });

  it("says what is wrong with other files of these names", async () => {
    const read = (name: string, content: string) => readAll(lastfm2k, [memoryFile(name, content)]);
    expect((await read("artists.dat", "a\tb\n")).error?.rule).toBe("missing-columns");
    expect((await read("artists.dat", "")).error?.rule).toBe("empty-file");
  });

  it.skipIf(!existsSync(folder))("reads the published folder (needs ../shared/data)", async () => {
    const files = ["artists.dat", "readme.txt", "tags.dat", "user_artists.dat", "user_friends.dat"].map(fileOnDisk);
    const samples = files.map((file) => ({ file, head: readFileSync(join(folder, file.name)).subarray(0, 65_536) }));
    expect(chooseSources(samples).groups.map(({ source }) => source)).toEqual([lastfm2k]);
    const { rows, error } = await readAll(lastfm2k, files);
    expect(error).toBeUndefined();
    const count = (type: string) => rows.filter((row) => row.type === type).length;
    // Artists that nobody plays are named in no other file, and "user_taggedartists.dat" is not among these.
    expect([count("event"), count("track"), count("friend")]).toEqual([92_834, 17_632, 25_434]);
    expect(rows.reduce((sum, row) => sum + (row.type === "event" ? row.value : 0), 0)).toBe(69_183_975);
  });
});

function fileOnDisk(name: string): InputFile {
  const path = join(folder, name);
  return { name, size: statSync(path).size, open: () => createReadStream(path) };
}
