import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { json, run, temporaryFolder } from "./segue.js";

const where = { cwd: temporaryFolder() };
const example = (name: string) => fileURLToPath(new URL(`../../service/test/sound/files/${name}`, import.meta.url));

beforeAll(() => {
  copyFileSync(example("tone.flac"), join(where.cwd, "tone.flac"));
  copyFileSync(example("aac/lossless.m4a"), join(where.cwd, "lossless.m4a"));
  writeFileSync(join(where.cwd, "cut.flac"), readFileSync(example("tone.flac")).subarray(0, 20_000));
});

interface Analysis {
  readonly file: string;
  readonly tags: object;
  readonly format: object;
  readonly features: Readonly<Record<string, { readonly version: number; readonly values: Readonly<Record<string, number>> }>>;
}

it("a file of sound is analyzed", async () => {
  const [analysis] = await json<Analysis>(["analyze", "tone.flac"], where);
  expect(analysis).toMatchObject({
    file: "tone.flac",
    format: { name: "flac", seconds: 1, rate: 44_100, channels: 2 },
    tags: { title: "Made-up Tune", artist: "Nobody Real", genres: ["Test"], lyrics: "la la la" },
  });
  expect(analysis!.features.loudness!.values["true peak"]).toBeCloseTo(-6, 1);
  expect(analysis!.features.quality!.values).toMatchObject({ "silent share": 0, "clipped share": 0 });
  const { stdout } = await run(["analyze", "tone.flac"], where);
  expect(stdout).toMatch(/^title +Made-up Tune$/m);
  expect(stdout).toMatch(/^true peak +-6\.0 dBTP$/m);
  expect(stdout).toMatch(/^replay gain +-6\.5 dB$/m);
  expect(stdout).toMatch(/^lyrics +1 line$/m);
});

it("of a file that is not decoded is told what is written in it", async () => {
  const [analysis] = await json<Analysis>(["analyze", "lossless.m4a"], where);
  expect(analysis).toMatchObject({ format: { name: "m4a" }, tags: { title: "Made-up Tune" }, features: {} });
  const { stdout } = await run(["analyze", "lossless.m4a"], where);
  expect(stdout).toMatch(/^title +Made-up Tune$/m);
  expect(stdout).toMatch(/^sound +not heard: it is stored in a way that is not decoded here/m);
});

it("a file that cannot be read stops none of the others", async () => {
  const ended = await run(["analyze", "cut.flac", "none.flac", "tone.flac"], where);
  expect(ended.stderr).toMatch(/cut\.flac is not read: it is cut off/);
  expect(ended.stderr).toMatch(/There is no file none\.flac/);
  expect(ended.stdout).toMatch(/^title +Made-up Tune$/m);
  expect(ended.stderr).toMatch(/^2 of 3 files could not be analyzed\.$/m);
  expect(ended.status).toBe(1);
});

it("features are written as tensors by their names", async () => {
  await run(["analyze", "tone.flac", "--features", "mel,chroma", "--out", "f.safetensors"], where);
  const bytes = readFileSync(join(where.cwd, "f.safetensors"));
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString("utf8", 8, 8 + length)) as Record<string, { shape: number[] }>;
  expect(Object.fromEntries(Object.entries(header).map(([name, { shape }]) => [name, shape]))).toEqual({
    chroma: [12, 44],
    mel: [128, 44],
  });
  expect(bytes.length).toBe(8 + length + 4 * 140 * 44);
});

it("a file of sound is drawn", async () => {
  const { stderr } = await run(["analyze", "tone.flac", "--waveform", "w.png", "--spectrogram", "s.png"], where);
  expect(stderr).toMatch(/^w\.png: the waveform of tone\.flac\ns\.png: the spectrogram of tone\.flac$/m);
  for (const [name, height] of [
    ["w.png", 240],
    ["s.png", 384],
  ] as const) {
    const bytes = readFileSync(join(where.cwd, name));
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, height]);
  }
});

it("a folder of music becomes tracks, and is read again only where it changed", async () => {
  mkdirSync(join(where.cwd, "music/album"), { recursive: true });
  copyFileSync(example("tone.flac"), join(where.cwd, "music/album/tone.flac"));
  writeFileSync(join(where.cwd, "music/cut.flac"), readFileSync(example("tone.flac")).subarray(0, 20_000));
  const { stderr, status } = await run(["import", "music"], where);
  expect(status).toBe(0);
  expect(stderr).toMatch(/^music: music, 2 files of sound, 2 added, 1 failed$/m);
  expect(stderr).toMatch(/damaged-sound \(refused\): 1\n +cut\.flac: the file is cut off/);
  renameSync(join(where.cwd, "music/album/tone.flac"), join(where.cwd, "music/tone.flac"));
  const [again] = await json(["import", "music"], where);
  expect(again).toMatchObject({ format: "music", rows: { read: 2, kept: 1 }, folder: { moved: 1, unchanged: 1, removed: 0 } });
  const [same] = await json(["import", "music"], where);
  expect(same).toMatchObject({ rows: { read: 2, kept: 0, left: 2 }, folder: { unchanged: 2 } });
  const found = await run(["search", "Made-up"], where);
  expect(found.stdout).toMatch(/Nobody Real – Made-up Tune/);
});

it("features are computed for imported music, once", async () => {
  const [first] = await json(["features", "compute", "--features", "rms,tempo"], where);
  expect(first).toMatchObject({ features: ["rms", "tempo"], files: 1, computed: 1, there: 0, failed: 0 });
  expect((await run(["features", "compute", "--features", "rms"], where)).stderr).toMatch(
    /of 1 files computed for 0, 1 had them/,
  );
  expect((await run(["features"], where)).stdout).toMatch(/^mfcc@1 /m);
});

it.each<[string[], number, RegExp]>([
  [["import", "tone.flac"], 2, /tone\.flac is a file of sound\.[\s\S]*Name the folder/],
  [["import", "nowhere", "--format", "music"], 1, /nowhere is no folder on the machine/],
  [["analyze", "cut.flac"], 1, /cut\.flac is not read: it is cut off: 1\.0 s are announced/],
  [["analyze", "lossless.m4a", "--features", "mel", "--out", "f"], 1, /its sound is Apple Lossless, which is not decoded here/],
  [["analyze", "tone.flac", "--features", "smell", "--out", "f"], 2, /There are no features "smell"/],
  [["analyze", "tone.flac", "--features", "mel"], 2, /--features and --out go together/],
  [["analyze", "none.flac"], 2, /There is no file none\.flac/],
])("segue %j ends with %i and says why", async (args, status, says) => {
  const ended = await run(args, where);
  expect(ended.stderr).toMatch(says);
  expect(ended.status).toBe(status);
});
