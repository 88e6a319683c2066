import { describe, expect, it } from "vitest";
import type { NotedSound } from "../../ports/sounds.js";
import { all, importRecord, importRows, NOW, ONE, OTHER, trackRow } from "./rows.js";
import type { Under } from "./under.js";

const sound = (place: string, more: Partial<NotedSound> = {}): NotedSound => ({
  place,
  size: 5e9,
  changedAt: NOW + 0.25,
  beside: "",
  hash: `hash of ${place}`,
  reader: 1,
  track: null,
  found: { format: { name: "mp3", seconds: 1.5 }, tags: { title: "é", genres: ["a", "b"] } },
  lyrics: null,
  cover: null,
  fault: null,
  ...more,
});
const lyrics = { text: "la\nla", lines: [{ seconds: 1.5, text: "la" }] };
const cover = { hash: "c1", type: "image/png", place: null };
const fault = { rule: "damaged-sound", reason: "it is cut off", remedy: "Copy it." };

/** Where the sound of tracks lies: each file noted once, in its folder and workspace. */
export function describeSounds(under: Under): void {
  describe("sounds", () => {
    it("have a folder once, in each workspace", async () => {
      const { sounds } = under().store;
      expect(await sounds.findFolder(ONE, "/m")).toBeUndefined();
      const folder = await sounds.folder(ONE, "/m");
      expect(await sounds.folder(ONE, "/m")).toEqual(folder);
      expect(await sounds.findFolder(ONE, "/m")).toEqual({ pk: folder.pk, path: "/m", import: null });
      expect((await sounds.folder(OTHER, "/m")).pk).not.toBe(folder.pk);
      await sounds.published(OTHER, folder.pk, "theirs");
      expect((await sounds.findFolder(ONE, "/m"))?.import).toBeNull();
      await sounds.published(ONE, folder.pk, "i");
      expect((await sounds.findFolder(ONE, "/m"))?.import).toBe("i");
    });

    it("are kept whole, the last word about a place counts, and are read in order", async () => {
      const { sounds } = under().store;
      const { pk } = await sounds.folder(ONE, "/m");
      const noted = [
        sound("a/1.mp3", { lyrics, cover, track: "t" }),
        sound("b.mp3", { found: null, fault }),
        sound("c.mp3", { cover: { ...cover, place: "c.png" } }),
      ];
      await sounds.note(ONE, pk, sound("b.mp3"));
      for (const each of noted.toReversed()) await sounds.note(ONE, pk, each);
      expect(await all(sounds.everything(ONE, pk))).toEqual(noted);
      expect(await sounds.get(ONE, pk, "a/1.mp3")).toEqual(noted[0]);
      expect(await sounds.get(OTHER, pk, "a/1.mp3")).toBeUndefined();
      expect(await all(sounds.everything(OTHER, pk))).toEqual([]);
      const { place, size, changedAt, beside, hash, reader } = noted[1]!;
      expect((await sounds.glance(ONE, pk)).get("b.mp3")).toEqual({
        ...{ place, size, changedAt, beside, hash, reader },
        fault: "damaged-sound",
      });
      await sounds.forget(ONE, pk, ["a/1.mp3", "c.mp3", "none"]);
      expect([...(await sounds.glance(ONE, pk)).keys()]).toEqual(["b.mp3"]);
    });

    it("come page after page, none left out", async () => {
      const { sounds } = under().store;
      const { pk } = await sounds.folder(ONE, "/m");
      const places = Array.from({ length: 501 }, (_, i) => `${String(i).padStart(3, "0")}.mp3`);
      for (const place of places) await sounds.note(ONE, pk, sound(place));
      expect((await all(sounds.everything(ONE, pk))).map(({ place }) => place)).toEqual(places);
    });

    it("are found by their tracks, in order, those that could be read", async () => {
      const { sounds } = under().store;
      const { pk } = await sounds.folder(ONE, "/m");
      for (const [place, more] of Object.entries({
        "b.mp3": { hash: "1" },
        "a.mp3": { hash: "2", cover, lyrics },
        "c.mp3": { hash: "1" },
        "d.mp3": { found: null, fault },
        "e.mp3": { hash: "3" },
      } satisfies Record<string, Partial<NotedSound>>))
        await sounds.note(ONE, pk, sound(place, more));
      await sounds.assign(ONE, pk, new Map(["a.mp3", "b.mp3", "c.mp3", "d.mp3"].map((place) => [place, "t"])));
      const found = await sounds.ofTracks(ONE, ["t", "other"]);
      expect(found.map(({ place }) => place)).toEqual(["a.mp3", "b.mp3", "c.mp3"]);
      expect(found[0]).toEqual({
        ...{ track: "t", folder: "/m", place: "a.mp3", size: 5e9, changedAt: NOW + 0.25, hash: "2", cover, hasLyrics: true },
        found: sound("a.mp3").found,
      });
      expect(found[1]).toMatchObject({ cover: null, hasLyrics: false });
      expect(await sounds.ofTracks(OTHER, ["t"])).toEqual([]);
      expect([await sounds.lyrics(ONE, "t"), await sounds.lyrics(OTHER, "t")]).toEqual([lyrics, undefined]);
      expect(await sounds.places(ONE)).toEqual(["a.mp3", "b.mp3", "c.mp3"].map((place) => ({ track: "t", folder: "/m", place })));
      expect(await sounds.places(OTHER)).toEqual([]);
      expect((await sounds.contents(ONE)).map(({ place }) => place)).toEqual(["b.mp3", "a.mp3"]);
      expect(await sounds.inUse(ONE)).toEqual({ hashes: new Set(["1", "2", "3", "hash of d.mp3"]), covers: new Set(["c1"]) });
      expect(await sounds.inUse(OTHER)).toEqual({ hashes: new Set(), covers: new Set() });
    });

    it("go with the import that tells of their folder, and with their workspace", async () => {
      const { store } = under();
      for (const [workspace, id] of [
        [ONE, "i"],
        [OTHER, "j"],
      ] as const) {
        await store.workspaces.add({ id: workspace, createdAt: NOW });
        const { pk } = await store.sounds.folder(workspace, "/m");
        await store.sounds.note(workspace, pk, sound("a.mp3", { track: "t" }));
        await importRows(under, workspace, importRecord(id), [trackRow("t", "T")]);
        await store.sounds.published(workspace, pk, id);
      }
      await store.imports.remove(ONE, "i");
      expect([await store.sounds.findFolder(ONE, "/m"), await store.sounds.ofTracks(ONE, ["t"])]).toEqual([undefined, []]);
      expect(await store.sounds.ofTracks(OTHER, ["t"])).toHaveLength(1);
      await store.workspaces.remove(OTHER);
      expect([await store.sounds.findFolder(OTHER, "/m"), await store.sounds.ofTracks(OTHER, ["t"])]).toEqual([undefined, []]);
    });
  });
}
