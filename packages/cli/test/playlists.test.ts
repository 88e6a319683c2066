import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { json, run, temporaryFolder } from "./segue.js";

const cwd = temporaryFolder();
const where = { cwd };
const file = (name: string) => join(cwd, name);

beforeAll(async () => {
  const tracks = ["t1,One,Ann", "t2,Two,Ann", "t3,Three,Bo", "t4,Two,Cy"];
  writeFileSync(file("tracks.csv"), `music_id,title,artist\n${tracks.join("\n")}\n`);
  await json(["import", "tracks.csv"], where);
});

interface Kept {
  readonly playlist: string;
  readonly name: string;
  readonly tracks: number;
  readonly missing: readonly string[];
}

const keep = async (...args: string[]) => (await json<Kept>(["playlists", "import", ...args], where))[0]!;
const tracksOf = async (id: string) => {
  const [shown] = await json<{ items: { track: string }[] }>(["playlists", "show", id], where);
  return shown!.items.map(({ track }) => track);
};

describe("playlists on the command line", () => {
  it("are kept from a file of another program, written, kept again, listed and deleted", async () => {
    writeFileSync(
      file("old.m3u"),
      Buffer.from("#EXTINF:1,ANN - one\na.mp3\n#EXTINF:1,C\xe9 - Gone\nb.mp3\nThree.ogg\nTwo.mp3\n", "latin1"),
    );
    const { playlist, ...kept } = await keep("old.m3u");
    // Two tracks are called Two: which is meant, the file does not say.
    expect(kept).toEqual({ name: "old", tracks: 2, missing: ["Cé - Gone", "Two"] });
    expect(await tracksOf(playlist)).toEqual(["t1", "t3"]);
    for (const name of ["new.m3u8", "new.jspf"]) {
      await json(["playlists", "export", playlist, name, "--address", "http://music.example/"], where);
      expect(readFileSync(file(name), "utf8")).toContain("http://music.example/v1/tracks/t1/sound");
      const again = await keep(name, "--name", `Of ${name}`);
      expect([again.name, await tracksOf(again.playlist)]).toEqual([`Of ${name}`, ["t1", "t3"]]);
    }
    await json(["playlists", "delete", playlist], where);
    const left = await json<{ name: string; tracks: number }[]>(["playlists"], where);
    expect(left[0]!.map(({ name, tracks }) => [name, tracks])).toEqual([
      ["Of new.jspf", 2],
      ["Of new.m3u8", 2],
    ]);
  });

  it("are refused where nothing of them is there, and where a file is none", async () => {
    writeFileSync(file("none.m3u8"), "nowhere.mp3\n");
    writeFileSync(file("broken.jspf"), "{");
    const refusals = {
      "none.m3u8": /None of the 1 tracks/,
      "broken.jspf": /no JSPF/,
      "list.txt": /what kind/,
      "x.csv": /not read/,
    };
    for (const [name, why] of Object.entries(refusals)) {
      const { status, stderr } = await run(["playlists", "import", name], where);
      expect([name, status, stderr]).toEqual([name, 2, expect.stringMatching(why)]);
    }
  });
});
