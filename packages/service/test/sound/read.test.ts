import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { confinedSoundFiles } from "../../src/adapters/sound/sound-files.js";
import { temporaryFolder } from "../temporary-folder.js";

const soundFiles = confinedSoundFiles({ threads: 1 });
afterAll(() => soundFiles.close());
const example = (name: string) => fileURLToPath(new URL(`files/${name}`, import.meta.url));

/** How loud a made-up second is: 440 Hz at half of full scale on the left, 660 Hz at a quarter on the right. */
const PEAK = 20 * Math.log10(0.5);

describe.each([
  ["tone.mp3", "mp3", 2],
  ["mono.mp3", "mp3", 1],
  ["tone.flac", "flac", 2],
  ["tone.ogg", "ogg-vorbis", 2],
  ["tone.opus", "ogg-opus", 2],
  ["tone.aiff", "aiff", 2],
  ["tone.wav", "wav", 2],
  ["deep.wav", "wav", 2],
  ["floats.wav", "wav", 2],
])("%s", (file, name, channels) => {
  it("is decoded", async () => {
    const { format, features } = await soundFiles.read(example(file), { features: ["loudness", "mel", "rms"] });
    expect(format).toMatchObject({ name, channels });
    const seconds = /deep|floats/.test(file) ? 0.2 : 1;
    expect(Math.abs(format.seconds! - seconds)).toBeLessThan(0.06);
    const [, , peak] = features.loudness!.data;
    // A mean of both channels has less than the louder one.
    expect(Math.abs(peak! - (channels === 1 ? 20 * Math.log10(0.375) : PEAK))).toBeLessThan(channels === 1 ? 1.5 : 0.5);
    expect(features.mel!.bands).toBe(128);
    const middle = features.rms!.data[Math.floor(features.rms!.frames / 2)]!;
    // (0.5 sin + 0.25 sin) / 2
    expect(middle).toBeGreaterThan(0.17);
    expect(middle).toBeLessThan(0.21);
  });
});

it("a last frame of silence, which takes few bytes, is heard, too", async () => {
  const { format } = await soundFiles.read(example("silent-end.flac"), { features: ["rms"] });
  expect(format).toMatchObject({ name: "flac", channels: 1, seconds: 1.2 });
});

describe("what is written", () => {
  it.each(["tone.mp3", "tone.flac", "tone.ogg", "tone.opus", "tone.m4a", "tone.aiff"])("in %s", async (file) => {
    const { tags } = await soundFiles.read(example(file), { features: [] });
    expect(tags).toMatchObject({
      title: "Made-up Tune",
      artist: "Nobody Real",
      album: "Synthesised",
      year: 2021,
      genres: ["Test"],
      track: 3,
    });
    if (file === "tone.flac" || file === "tone.ogg")
      expect(tags).toMatchObject({
        replayGain: { track: -6.5 },
        recordingMbid: "11111111-2222-3333-4444-555555555555",
        lyrics: { text: "la la la" },
      });
  });

  it("beside a file, with times", async () => {
    const folder = await temporaryFolder();
    await copyFile(example("tone.wav"), join(folder, "a.wav"));
    await writeFile(join(folder, "a.lrc"), "[ti:A]\n[00:12.50][01:02.00]again\n[00:01.00]first\n");
    const { tags } = await soundFiles.read(join(folder, "a.wav"), { features: [] });
    expect(tags.lyrics).toEqual({
      text: "first\nagain\nagain",
      lines: [
        { seconds: 1, text: "first" },
        { seconds: 12.5, text: "again" },
        { seconds: 62, text: "again" },
      ],
    });
  });

  it.each([
    ["plain", ["USLT", [0, ...Buffer.from("eng\0la la\nla")]], { text: "la la\nla" }],
    [
      "with times in the place of plain ones",
      ["USLT", [0, ...Buffer.from("eng\0[ar:Nobody]\n[00:02.00]la")]],
      { text: "la", lines: [{ seconds: 2, text: "la" }] },
    ],
    [
      "with times",
      ["SYLT", [0, ...Buffer.from("eng"), 2, 1, 0, ...Buffer.from("la\0"), 0, 0, 4, 0]],
      { text: "la", lines: [{ seconds: 1.024, text: "la" }] },
    ],
  ] as const)("in an MP3, lyrics %s", async (_, [name, content], lyrics) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "a.mp3"), Buffer.concat([id3(name, content), await soundOf("mono.mp3")]));
    const { tags } = await soundFiles.read(join(folder, "a.mp3"), { features: [] });
    expect(tags.lyrics).toEqual(lyrics);
  });

  it.each([
    ["GB18030", [0xd4, 0xc2, 0xc1, 0xc1, 0xb4, 0xfa, 0xb1, 0xed, 0xce, 0xd2, 0xb5, 0xc4, 0xd0, 0xc4], "月亮代表我的心"],
    ["Shift_JIS", [0x83, 0x54, 0x83, 0x4e, 0x83, 0x89, 0x82, 0xcc, 0x89, 0xd4], "サクラの花"],
    ["Latin-1", [...Buffer.from("Bj\xf6rk caf\xe9", "latin1")], "Björk café"],
    ["UTF-8", [...Buffer.from("Björk café")], "Björk café"],
  ])("in %s, where a tag calls that Latin-1", async (_, bytes, title) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "a.mp3"), Buffer.concat([id3("TIT2", [0, ...bytes]), await soundOf("mono.mp3")]));
    const { tags } = await soundFiles.read(join(folder, "a.mp3"), { features: [] });
    expect(tags.title).toBe(title);
  });
});

it("says of Apple Lossless that it is not decoded, and reads what is written in it", async () => {
  const file = example("aac/lossless.m4a");
  await expect(soundFiles.read(file, { features: ["rms"] })).rejects.toMatchObject({ failure: "undecodable" });
  expect((await soundFiles.read(file, { features: [] })).tags.title).toBe("Made-up Tune");
});

it.each([
  ["tone.m4a", "m4a", 44_100, 2, 0.2],
  ["aac/mono.aac", "aac", 22_050, 1, 0.154],
  // What is written about it says 2 channels.
  ["aac/six.m4a", "m4a", 44_100, 6, 0.061],
] as const)("hears AAC in %s", async (file, name, rate, channels, loudest) => {
  const { format, features } = await soundFiles.read(example(file), { features: ["rms"] });
  expect(format).toMatchObject({ name, rate, channels });
  expect(Math.abs(Math.max(...features.rms!.data) - loudest)).toBeLessThan(0.01);
});

/** An ID3v2.3 tag of one frame; texts begin with 0, which says that they are Latin-1. */
function id3(name: string, content: readonly number[]): Buffer {
  const head = Buffer.from([...Buffer.from(name), 0, 0, 0, content.length, 0, 0]);
  return Buffer.concat([
    Buffer.from("ID3"),
    Buffer.from([3, 0, 0, 0, 0, 0, head.length + content.length]),
    head,
    Buffer.from(content),
  ]);
}

/** A file without the tag in front. */
async function soundOf(file: string): Promise<Buffer> {
  const bytes = await readFile(example(file));
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + bytes[at]!, 0);
  return bytes.subarray(bytes.toString("latin1", 0, 3) === "ID3" ? 10 + size : 0);
}
