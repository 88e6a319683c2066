import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { confinedSoundFiles } from "../../src/adapters/sound/sound-files.js";
import { SoundFileError } from "../../src/ports/sound-files.js";
import { temporaryFolder } from "../temporary-folder.js";

const MEMORY = 600e6;
const soundFiles = confinedSoundFiles({ threads: 1, memory: MEMORY, seconds: 120 });
afterAll(() => soundFiles.close());
const example = (name: string) => readFile(fileURLToPath(new URL(`files/${name}`, import.meta.url)));

/** A file of these bytes, read with features wanted; what is said about it, or that it was read. */
async function failureOf(bytes: Uint8Array, name = "a.mp3"): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, bytes);
  try {
    await soundFiles.read(path, { features: ["mel", "loudness", "quality"] });
    return "read";
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(SoundFileError);
    expect((thrown as SoundFileError).message).toMatch(/\.$/);
    return (thrown as SoundFileError).failure;
  }
}

const wav = (options: { channels?: number; rate?: number; bits?: number; claims?: number; samples?: Uint8Array }) => {
  const { channels = 1, rate = 44_100, bits = 16, samples = new Uint8Array(1000) } = options;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + (options.claims ?? samples.length), 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(Math.min(0xffff_ffff, (rate * channels * bits) / 8), 28);
  head.writeUInt16LE(Math.min(0xffff, (channels * bits) / 8), 32);
  head.writeUInt16LE(bits, 34);
  head.write("data", 36);
  head.writeUInt32LE(options.claims ?? samples.length, 40);
  return Buffer.concat([head, samples]);
};

describe("a file that is cut off", () => {
  it.each(["tone.mp3", "tone.flac", "tone.ogg", "tone.opus", "tone.m4a", "aac/six.m4a", "aac/mono.aac", "tone.wav", "tone.aiff"])(
    "%s",
    async (name) => {
      const whole = await example(name);
      expect(await failureOf(whole.subarray(0, whole.length * 0.6))).toBe("damaged");
      expect(await failureOf(whole.subarray(0, 70))).toBe("damaged");
    },
  );
});

describe("a file of which bits are flipped", () => {
  it.each(["tone.flac", "tone.ogg", "tone.opus"])("%s, which holds checksums", async (name) => {
    const bytes = Buffer.from(await example(name));
    for (let at = Math.floor(bytes.length * 0.6); at < bytes.length * 0.6 + 40; at += 5) bytes[at]! ^= 0x5a;
    expect(await failureOf(bytes)).toBe("damaged");
  });

  it("tone.mp3, of which every fiftieth byte is another: it ends, whatever is made of it", async () => {
    const bytes = Buffer.from(await example("tone.mp3"));
    for (let at = 500; at < bytes.length; at += 50) bytes[at]! ^= 0xff;
    expect(["read", "damaged", "slow"]).toContain(await failureOf(bytes));
  });
});

it.each<[string, Uint8Array, string, string?]>([
  ["nothing", new Uint8Array(0), "unknown"],
  ["a text with the name of a sound", Buffer.from("no sound at all, although it is called so\n".repeat(50)), "unknown"],
  ["a picture with the name of a sound", Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(2000)]), "unknown"],
  ["a WAVE that claims 100 hours", wav({ rate: 8000, bits: 8, claims: 8000 * 3600 * 100 }), "damaged"],
  ["a WAVE of 60,000 channels", wav({ channels: 60_000, samples: new Uint8Array(240_000) }), "damaged"],
  ["a WAVE of 4 GHz", wav({ rate: 4_000_000_000 }), "damaged"],
  ["a WAVE of 13 bits", wav({ bits: 13 }), "undecodable"],
  ["a WAVE without samples", wav({ samples: new Uint8Array(0) }), "damaged"],
  [
    "a WAVE with a chunk of no end before its samples",
    Buffer.from("RIFF\xff\xff\xff\x7fWAVEjunk\xff\xff\xff\x7f", "latin1"),
    "damaged",
  ],
  ["a tag that claims 256 MB", Buffer.from("ID3\x04\x00\x00\x7f\x7f\x7f\x7f and nothing", "latin1"), "damaged"],
  [
    "an Ogg page that never ends",
    Buffer.concat([Buffer.from("OggS\0\x02", "latin1"), new Uint8Array(22), Buffer.from("\x01vorbis")]),
    "damaged",
  ],
])("%s", async (_, bytes, wanted) => {
  expect(await failureOf(bytes, "a.mp3")).toBe(wanted);
});

it("an ID3 tag of 30 MB of pictures is read within the memory", async () => {
  const picture = Buffer.alloc(30e6, 1);
  const frame = Buffer.concat([Buffer.from("\0image/jpeg\0\x03\0", "latin1"), picture]);
  const size = (length: number) => [21, 14, 7, 0].map((shift) => (length >> shift) & 0x7f);
  const head = Buffer.from([...Buffer.from("APIC"), ...size(frame.length), 0, 0]);
  const tag = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, ...size(head.length + frame.length)]), head, frame]);
  expect(await failureOf(Buffer.concat([tag, await example("mono.mp3")]))).toBe("read");
});

it("what takes too long is ended, and the next file is read", async () => {
  const hasty = confinedSoundFiles({ threads: 1, memory: MEMORY, seconds: 0.001 });
  const path = join(await temporaryFolder(), "a.wav");
  await writeFile(path, wav({ samples: new Uint8Array(20e6) }));
  await expect(hasty.read(path, { features: ["mel"] })).rejects.toMatchObject({ failure: "slow" });
  await hasty.close();
  expect(await failureOf(await example("tone.wav"))).toBe("read");
});

it("what takes too much memory is ended, and the next file is read", async () => {
  const narrow = confinedSoundFiles({ threads: 1, memory: 150e6, seconds: 120 });
  const folder = await temporaryFolder();
  await writeFile(join(folder, "long.wav"), wav({ rate: 22_050, samples: new Uint8Array(100e6) }));
  await writeFile(join(folder, "short.wav"), await example("tone.wav"));
  await expect(narrow.read(join(folder, "long.wav"), { features: ["stft"] })).rejects.toMatchObject({ failure: "memory" });
  expect((await narrow.read(join(folder, "short.wav"), { features: ["rms"] })).format.name).toBe("wav");
  await narrow.close();
});
