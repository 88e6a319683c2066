import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, unlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { createPool, createRandom } from "@segue/kernels";
import { beforeEach, describe, expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { SegueError } from "../../src/errors.js";
import { type FolderResult, importFolder } from "../../src/hearing/import-folder.js";
import type { ImportResult } from "../../src/imports/import-files.js";
import { undoJob } from "../../src/imports/undo-job.js";
import { unheard } from "../../src/jobs/handler.js";
import { importHere, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { half, png, put, wave, write } from "./music-folder.js";

const running = runningService({ threads: 2 });
const store = () => running().service.services.store;
const ONE = "Nobody Real – Made-up Tune";

let folder = "";
beforeEach(async () => {
  const { items } = await store().imports.list(MAIN_WORKSPACE, { limit: 100, cursor: undefined });
  for (const { id } of items) await undo(id);
  folder = join(temporaryFolder(), "music");
  mkdirSync(folder);
});

/** Reads the folder in this process; `until` ends it when it wants to tell how far it is for the so manieth time. */
function read({ dryRun = false, until = Number.POSITIVE_INFINITY } = {}): Promise<FolderResult> {
  let told = 0;
  const report = async () => {
    if (++told > until) throw new SegueError("job-cancelled", "The job was cancelled.");
  };
  const { services } = running().service;
  const context = { services, workspace: MAIN_WORKSPACE, id: randomUUID(), pool: createPool(1) };
  return importFolder({ ...context, ...unheard, report }, { folder, dryRun });
}
const undo = (id: string) => runHere(running(), undoJob, { import: id });
const rulesOf = ({ rules }: FolderResult) => rules.map(({ rule, outcome, rows }) => `${rule} ${outcome} ${rows}`).sort();
const trackIds = async () =>
  (await store().tracks.list(MAIN_WORKSPACE, { limit: 100, cursor: undefined })).items.map(({ id }) => id).sort();

describe("a folder of music", () => {
  it("becomes tracks with what is written in the files, and they stay where they are", async () => {
    put(folder, "a/tune.flac", "tone.flac");
    put(folder, "b/plain.wav", "tone.wav");
    write(folder, "b/plain.lrc", "[00:01.00]la\n");
    write(folder, "b/folder.png", png(8, 7));
    write(folder, ".hidden/x.mp3", "none");
    write(folder, "readme.txt", "none");
    const result = await read();
    expect(result).toMatchObject({
      format: "music",
      rows: { read: 2, kept: 2, changed: 0, left: 0 },
      folder: { path: folder, files: 2, added: 2, changed: 0, moved: 0, removed: 0, unchanged: 0, failed: 0 },
      files: { leftAside: [] },
    });
    const tune = await store().tracks.get(MAIN_WORKSPACE, ONE);
    expect(tune).toMatchObject({ title: "Made-up Tune", artist: "Nobody Real" });
    expect(tune?.facts).toMatchObject({
      ...{ album: "Synthesised", year: 2021, genre: "Test", trackNumber: 3, duration: 1, replayGain: -6.5 },
      mbid: "11111111-2222-3333-4444-555555555555",
    });
    const [of] = await store().sounds.ofTracks(MAIN_WORKSPACE, [ONE]);
    expect(of).toMatchObject({ folder, place: "a/tune.flac", hasLyrics: true, cover: null, found: { format: { name: "flac" } } });
    const plain = (await trackIds()).find((id) => id.startsWith("sound-"))!;
    expect(await store().tracks.get(MAIN_WORKSPACE, plain)).toMatchObject({ title: "plain", artist: null });
    expect(await store().sounds.lyrics(MAIN_WORKSPACE, plain)).toMatchObject({ lines: [{ seconds: 1, text: "la" }] });
    const [{ cover } = {}] = await store().sounds.ofTracks(MAIN_WORKSPACE, [plain]);
    expect(cover).toMatchObject({ type: "image/png", place: "b/folder.png" });
    expect(readdirSync(join(running().folder, "covers/main"))).toEqual([cover!.hash]);
    await undo(result.import);
    expect([await trackIds(), await store().sounds.findFolder(MAIN_WORKSPACE, folder)]).toEqual([[], undefined]);
    expect(readdirSync(join(running().folder, "covers/main"))).toEqual([]);
  });

  it("is matched to tracks that histories know under ids of their own", async () => {
    await importHere(running(), "user_id,music_id,title,artist\nann,77,Made-up Tune,Nobody Real\nann,78,Another,Nobody Real\n");
    put(folder, "tune.flac", "tone.flac");
    const result = await read();
    expect(await trackIds()).toEqual(["77", "78"]);
    expect((await store().tracks.get(MAIN_WORKSPACE, "77"))?.facts).toMatchObject({ album: "Synthesised" });
    expect(await store().sounds.ofTracks(MAIN_WORKSPACE, ["77"])).toHaveLength(1);
    await undo(result.import);
    expect(await store().tracks.get(MAIN_WORKSPACE, "77")).toMatchObject({ title: "Made-up Tune", facts: {} });
  });

  it("is what tables mean that name its files, whichever comes first", async () => {
    const table = "file,valence,arousal\na/tune.flac,0.5,-0.25\nplain.wav,-1,1\ngone.wav,0,0\nthe same.wav,-1,1\n";
    put(folder, "a/tune.flac", "tone.flac");
    put(folder, "b/plain.wav", "tone.wav");
    put(folder, "c/the same.wav", "tone.wav");
    const first = await read();
    const plain = (await trackIds()).find((id) => id.startsWith("sound-"))!;
    const moods = (await importHere(running(), table)) as ImportResult;
    expect(moods.rules).toMatchObject([{ rule: "unknown-file", outcome: "noted", rows: 1 }]);
    expect(await trackIds()).toEqual([ONE, "gone.wav", plain].sort());
    expect((await store().tracks.get(MAIN_WORKSPACE, ONE))?.facts).toMatchObject({ valence: 0.5, arousal: -0.25 });
    expect((await store().tracks.get(MAIN_WORKSPACE, plain))?.facts).toMatchObject({ valence: -1, arousal: 1 });
    await undo(moods.import);
    await undo(first.import);
    await importHere(running(), table);
    expect(await trackIds()).toEqual(["a/tune.flac", "gone.wav", "plain.wav", "the same.wav"]);
    await read();
    expect(await trackIds()).toEqual(["a/tune.flac", "gone.wav", "plain.wav", "the same.wav"]);
    expect(await store().tracks.get(MAIN_WORKSPACE, "a/tune.flac")).toMatchObject({
      ...{ title: "Made-up Tune", artist: "Nobody Real" },
      facts: { valence: 0.5, album: "Synthesised" },
    });
    expect(await store().sounds.ofTracks(MAIN_WORKSPACE, ["plain.wav"])).toHaveLength(1);
  });

  it("is read again only where something changed", async () => {
    put(folder, "a.flac", "tone.flac");
    write(
      folder,
      "b.wav",
      wave(1, (s) => 0.1 * Math.sin(2000 * s)),
    );
    write(
      folder,
      "c.wav",
      wave(1, (s) => 0.1 * Math.sin(3000 * s)),
    );
    const first = await read();
    const again = await read();
    expect(again).toMatchObject({ import: first.import, rows: { kept: 0, left: 3 }, folder: { unchanged: 3, added: 0 } });
    write(
      folder,
      "b.wav",
      wave(2, (s) => 0.1 * Math.sin(2000 * s)),
    );
    renameSync(join(folder, "c.wav"), join(folder, "moved.wav"));
    utimesSync(join(folder, "a.flac"), 1, 1);
    const before = await trackIds();
    const third = await read();
    expect(third.folder).toMatchObject({ added: 0, moved: 1, changed: 1, removed: 0, unchanged: 1 });
    expect(third.import).not.toBe(first.import);
    // The moved one is the track that it was, and so is the changed one: nothing says that it is another.
    expect(await trackIds()).toEqual(before);
    expect(
      (await store().imports.list(MAIN_WORKSPACE, { limit: 10, cursor: undefined })).items.filter(
        ({ format }) => format === "music",
      ),
    ).toHaveLength(1);
    write(folder, "b.lrc", "words");
    unlinkSync(join(folder, "a.flac"));
    const fourth = await read();
    expect(fourth.folder).toMatchObject({ changed: 1, removed: 1, unchanged: 1 });
    expect((await trackIds()).includes(ONE)).toBe(false);
  });

  it("whose content changed is another track where its tags say so, or the former content went elsewhere", async () => {
    const tone = (hertz: number) => wave(1, (s) => 0.1 * Math.sin(hertz * s));
    const trackAt = async (place: string) => {
      const { pk } = (await store().sounds.findFolder(MAIN_WORKSPACE, folder))!;
      return (await store().sounds.get(MAIN_WORKSPACE, pk, place))!.track;
    };
    put(folder, "a.flac", "tone.flac");
    write(folder, "b.wav", tone(2000));
    await read();
    const b = await trackAt("b.wav");
    write(folder, "a.flac", tone(3000));
    renameSync(join(folder, "b.wav"), join(folder, "moved.wav"));
    write(folder, "b.wav", tone(4000));
    await read();
    expect([await trackAt("a.flac"), await trackAt("moved.wav")]).toEqual([ONE, b]);
    expect([ONE, b]).not.toContain(await trackAt("b.wav"));
    const { pk } = (await store().sounds.findFolder(MAIN_WORKSPACE, folder))!;
    const sound = (await store().sounds.get(MAIN_WORKSPACE, pk, "a.flac"))!;
    const tags = { genres: [], title: "Another Tune", artist: "Nobody Real" };
    await store().sounds.note(MAIN_WORKSPACE, pk, { ...sound, track: "other", found: { ...sound.found!, tags } });
    put(folder, "a.flac", "tone.flac");
    await read();
    expect(await trackAt("a.flac")).toBe(ONE);
  });

  it("is read again where an older version had read it", async () => {
    put(folder, "a.flac", "tone.flac");
    await read();
    const { sounds } = store();
    const { pk } = (await sounds.findFolder(MAIN_WORKSPACE, folder))!;
    const [noted] = (await sounds.ofTracks(MAIN_WORKSPACE, [ONE])).map(({ place }) => place);
    const sound = (await sounds.get(MAIN_WORKSPACE, pk, noted!))!;
    await sounds.note(MAIN_WORKSPACE, pk, { ...sound, reader: 0, found: { ...sound.found!, tags: { genres: [] } } });
    expect((await read()).folder).toMatchObject({ changed: 1, unchanged: 0 });
    expect(await sounds.get(MAIN_WORKSPACE, pk, noted!)).toEqual(sound);
  });

  it("that is empty now keeps what it held: its disk may be away", async () => {
    await expect(read()).rejects.toMatchObject({
      code: "invalid-data",
      message: expect.stringMatching(/holds no file of sound\.$/),
    });
    expect(await store().sounds.findFolder(MAIN_WORKSPACE, folder)).toBeUndefined();
    put(folder, "a.flac", "tone.flac");
    await read();
    rmSync(join(folder, "a.flac"));
    await expect(read()).rejects.toMatchObject({ code: "invalid-data", message: expect.stringMatching(/it held 1/) });
    expect(await trackIds()).toEqual([ONE]);
  });

  it("goes on where it was stopped", async () => {
    for (let i = 0; i < 6; i++)
      write(
        folder,
        `${i}.wav`,
        wave(1, (s) => 0.1 * Math.sin((1000 + i) * s)),
      );
    await expect(read({ until: 3 })).rejects.toMatchObject({ code: "job-cancelled" });
    // Nothing of it is seen before all is there.
    expect(await trackIds()).toEqual([]);
    const { folder: counts, rows } = await read();
    expect(counts.unchanged).toBeGreaterThanOrEqual(2);
    expect(counts.added + counts.unchanged).toBe(6);
    expect(rows.read).toBe(6);
    const ids = await trackIds();
    expect(ids).toHaveLength(6);
  });

  it("is only looked at in a dry run", async () => {
    put(folder, "a.flac", "tone.flac");
    write(folder, "cut.flac", half("tone.flac"));
    const result = await read({ dryRun: true });
    expect(result).toMatchObject({ dryRun: true, rows: { read: 2, kept: 0 }, folder: { added: 2, failed: 1 } });
    expect(rulesOf(result)).toContain("damaged-sound refused 1");
    expect([await trackIds(), await store().sounds.findFolder(MAIN_WORKSPACE, folder)]).toEqual([[], undefined]);
  });
});

describe("what is told of files", () => {
  it("that are damaged, or no sound, with reason and remedy; the others are taken", async () => {
    put(folder, "good.ogg", "tone.ogg");
    put(folder, "written.m4a", "aac/lossless.m4a");
    write(folder, "cut.flac", half("tone.flac"));
    write(folder, "text.mp3", "no sound at all\n".repeat(30));
    write(folder, "old.wma", "");
    symlinkSync("/", join(folder, "root"));
    const result = await read();
    expect(rulesOf(result)).toEqual([...["damaged-sound refused 1", "sound-not-heard noted 1", "unknown-sound refused 1"]]);
    expect(result).toMatchObject({ rows: { read: 4, kept: 2, left: 2 }, folder: { failed: 2 } });
    expect(result.files.leftAside.map(({ name }) => name)).toEqual(["root", "old.wma"]);
    const { items } = await store().imports.problems(MAIN_WORKSPACE, result.import, { limit: 10, cursor: undefined });
    expect(items.find(({ file }) => file === "cut.flac")).toMatchObject({
      ...{ line: 0, rule: "damaged-sound", outcome: "refused" },
      reason: expect.stringMatching(/cut off/),
      remedy: expect.stringMatching(/\.$/),
    });
    // What is broken stays so: it is not read again.
    expect((await read()).folder).toMatchObject({ unchanged: 4, failed: 0 });
  });

  it("whose recording is bad", async () => {
    const tone = (s: number) => 0.3 * Math.sin(2000 * s) * (s < 1 ? 1 : 0.001);
    write(folder, "good.wav", wave(2, tone));
    write(
      folder,
      "silent.wav",
      wave(2, () => 0),
    );
    write(
      folder,
      "offset.wav",
      wave(2, (s) => tone(s) + 0.05),
    );
    write(
      folder,
      "clipped.wav",
      wave(2, (s) => 20 * tone(s)),
    );
    const random = createRandom(1);
    write(
      folder,
      "noisy.wav",
      wave(2, (s) => tone(s) + 0.02 * (random.next() - 0.5)),
    );
    const result = await read();
    const by = Object.fromEntries(result.rules.map(({ rule, examples }) => [rule, examples.map((each) => each.split(":")[0])]));
    expect(by).toEqual({
      silent: ["silent.wav"],
      "dc-offset": ["offset.wav"],
      clipping: ["clipped.wav"],
      "noise-floor": ["noisy.wav"],
    });
  });
});
