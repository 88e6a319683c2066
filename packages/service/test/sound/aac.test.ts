import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Bits } from "../../src/adapters/sound/decoders/aac/bits.js";
import { createChannelReader } from "../../src/adapters/sound/decoders/aac/channel.js";
import { createCode } from "../../src/adapters/sound/decoders/aac/codes.js";
import { layoutOf, readConfig } from "../../src/adapters/sound/decoders/aac/config.js";
import { createAacDecoder } from "../../src/adapters/sound/decoders/aac/frames.js";
import { scaleFactorCode, spectralCodes } from "../../src/adapters/sound/decoders/aac/written-codes.js";
import { joined, type Samples } from "../../src/adapters/sound/decoders/decoder.js";
import { decoders } from "../../src/adapters/sound/decoders/list.js";
import { SoundFileError } from "../../src/ports/sound-files.js";

const example = (name: string) => readFile(fileURLToPath(new URL(`files/aac/${name}`, import.meta.url)));

/** All samples of a file, which is handed over in pieces. */
async function decode(bytes: Buffer, piece = 1 << 18): Promise<Samples> {
  const decoder = decoders.find(({ fits }) => fits(bytes))!;
  const read = async (at: number, length: number) => bytes.subarray(at, at + length);
  const decoding = await decoder.open({ from: 0, size: bytes.length, read });
  const heard: Samples[] = [];
  for (let at = 0; at < bytes.length; at += piece) heard.push(await decoding.decode(bytes.subarray(at, at + piece)));
  heard.push(await decoding.finish());
  const sounding = heard.filter(({ channels }) => channels.length > 0);
  return joined(
    sounding[0]?.rate ?? 0,
    sounding.map(({ channels }) => channels),
  );
}

/** The largest difference of any sample of both. */
function farthest(a: Samples, b: Samples): number {
  let most = 0;
  for (const [c, channel] of a.channels.entries())
    for (let n = 0; n < Math.min(channel.length, b.channels[c]!.length); n++) {
      most = Math.max(most, Math.abs(channel[n]! - b.channels[c]![n]!));
    }
  return most;
}

it.each([
  ["scale factors", scaleFactorCode] as const,
  ...spectralCodes.map((code, i) => [`spectra, book ${i + 1}`, code] as const),
])("the code of %s has a word for everything, and every word is one", (_, { dimensions, largest, signed, lengths, order }) => {
  const words = order.trim().split(/\s+/).map(Number);
  const all = (signed ? 2 * largest + 1 : largest + 1) ** dimensions;
  expect([...words].sort((a, b) => a - b)).toEqual(Array.from({ length: all }, (_, i) => i));
  const counts = lengths.split(" ").map(Number);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
  expect(counts.reduce((sum, count, i) => sum + count / 2 ** (i + 1), 0)).toBe(1);
});

it("a code reads the words that it has", () => {
  const code = createCode({ dimensions: 2, largest: 1, signed: false, lengths: "1 1 0 0 0 0 0 0 0 0 2", order: "2 0 3 1" });
  // Words of eleven bits follow on those of two: 11000000000 is the first, 11000000001 the second.
  const bits = new Bits(Uint8Array.of(0b0_10_11000, 0b000000_11, 0b00000000, 0b1_0000000));
  const read = () => Array.from({ length: 2 }, (_, i) => code.values[at + i]);
  let at = 0;
  const said = Array.from({ length: 4 }, () => {
    at = code.read(bits);
    return read();
  });
  expect(said).toEqual([
    [1, 0],
    [0, 0],
    [1, 1],
    [0, 1],
  ]);
});

describe("what FFmpeg decodes is decoded", () => {
  it.each([
    ["joint.m4a", 44_100, 2, 11_025],
    ["apart.m4a", 44_100, 2, 4410],
    ["six.m4a", 44_100, 6, 1764],
    ["mono.aac", 22_050, 1, 7 * 1024],
    ["four.aac", 44_100, 4, 3 * 1024],
    ["fragments.m4a", 44_100, 1, 6 * 1024],
  ] as const)("%s", async (name, rate, channels, length) => {
    const [ours, theirs] = await Promise.all(
      [example(name), example(name.replace(/\..*/, ".flac"))].map(async (bytes) => decode(await bytes)),
    );
    expect(ours).toMatchObject({ rate, channels: { length: channels } });
    // Theirs is written with 16 bits.
    expect(farthest(ours!, theirs!)).toBeLessThan(3.1e-5);
    // Where a file says how much of it is played, no more is; frames are whole otherwise.
    expect(ours!.channels[0]).toHaveLength(length);
  });

  it("noise by how loud it is", async () => {
    const { channels } = await decode(await example("noise.m4a"));
    const powers = channels.map((samples) => samples.reduce((sum, value) => sum + value * value, 0));
    // As make.py told.
    for (const [c, power] of [143.077, 137.49].entries()) expect(Math.abs(powers[c]! / power - 1)).toBeLessThan(0.01);
    // The same file sounds the same every time.
    expect(farthest(await decode(await example("noise.m4a")), await decode(await example("noise.m4a")))).toBe(0);
  });

  it.each([[1], [777], [5000]])("handed over in pieces of %i bytes", async (piece) => {
    for (const name of ["joint.m4a", "mono.aac", "fragments.m4a"]) {
      const bytes = await example(name);
      expect(farthest(await decode(bytes, piece), await decode(bytes))).toBe(0);
    }
  });
});

/** The frames of ADTS, without their heads of 7 bytes. */
function blocksOf(bytes: Buffer): Buffer[] {
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5);
    blocks.push(bytes.subarray(at + 7, at + length));
    at += length;
  }
  return blocks;
}

/** A frame of several blocks under the head of another one. */
function frameOf(head: Buffer, checked: boolean, blocks: readonly Buffer[]): Buffer {
  const checksum = Buffer.alloc(2, 0x5a);
  const places = Buffer.alloc(2 * (blocks.length - 1), 0x33);
  const parts = !checked
    ? blocks
    : blocks.length === 1
      ? [checksum, ...blocks]
      : [places, checksum, ...blocks.flatMap((block) => [block, checksum])];
  const frame = Buffer.concat([head.subarray(0, 7), ...parts]);
  frame[1] = (frame[1]! & 0xfe) | (checked ? 0 : 1);
  frame[3] = (frame[3]! & 0xfc) | (frame.length >> 11);
  frame[4] = (frame.length >> 3) & 0xff;
  frame[5] = (frame[5]! & 0x1f) | ((frame.length & 7) << 5);
  frame[6] = (frame[6]! & 0xfc) | (blocks.length - 1);
  return frame;
}

it.each([
  [1, true],
  [2, false],
  [2, true],
])("frames of %i blocks are decoded (with checksums: %s), and tags behind them are passed over", async (count, checked) => {
  const plain = await example("mono.aac");
  const blocks = blocksOf(plain);
  const frames: Buffer[] = [];
  for (let at = 0; at < blocks.length; at += count) frames.push(frameOf(plain, checked, blocks.slice(at, at + count)));
  const tag = Buffer.alloc(128, "TAG");
  expect(await decode(Buffer.concat([...frames, tag]))).toEqual(await decode(plain));
});

it("a tag is told however a file is handed over", async () => {
  const plain = await example("mono.aac");
  expect(await decode(Buffer.concat([plain, Buffer.from("APETAGEX"), Buffer.alloc(24)]), 1)).toEqual(await decode(plain));
});

it("what follows on a tag is not kept", async () => {
  const decoding = await decoders
    .find(({ name }) => name === "aac")!
    .open({ from: 0, size: 0, read: async () => Buffer.alloc(0) });
  await decoding.decode(Buffer.concat([await example("mono.aac"), Buffer.from("TAG")]));
  const chunk = Buffer.alloc(1 << 20);
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 32; i++) await decoding.decode(chunk);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 << 20);
  expect((await decoding.finish()).channels).toEqual([]);
});

/** One channel with one band, of which all that is told is a pulse of 3 on the third number. */
const CHANNEL = [
  "01100100", // gain: a scale of 1
  "0 00 0 000001 0", // a long window with one band
  "0001 00001", // by book 1
  "0", // of the same scale
  "1 00 000000 00010 0011", // the pulse
  "0 0", // nothing else
  "0", // four numbers of 0
].join("");
const bitsOf = (...parts: readonly string[]) => {
  const digits = parts.join("").replaceAll(" ", "");
  const bytes = digits.padEnd(8 * Math.ceil(digits.length / 8), "0").match(/.{8}/g)!;
  return new Bits(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)));
};

it("pulses make numbers larger", () => {
  const { spectrum } = createChannelReader(44_100).read(bitsOf(CHANNEL));
  expect(spectrum[2]).toBeCloseTo(-(3 ** (4 / 3)), 12);
  expect(spectrum.filter((value) => value !== 0)).toHaveLength(1);
});

it("what a frame holds beside its channels is passed over", () => {
  const [single, end] = [`000 0000 ${CHANNEL}`, "111"];
  const data = "100 0101 1 00000001 0 10101010"; // it begins at a byte: behind the filling one bit later
  const filling = "110 0010 10101010 10101010";
  const coupled = `010 0000 0 000 1 0000 1 1 0 0 00 ${CHANNEL} 0 0`; // to both channels of a pair, with a gain for the second
  const decoded = (...parts: readonly string[]) =>
    createAacDecoder({ rate: 44_100, layout: layoutOf(1) }).decode(bitsOf(...parts));
  const plain = decoded(single, end);
  expect(Math.max(...plain[0]!)).toBeGreaterThan(0);
  expect(decoded(filling, data, coupled, single, end)).toEqual(plain);
  expect(() => decoded(end)).toThrow(/lacks a channel/);
  expect(() => decoded(single, single, end)).toThrow(/does not announce/);
});

describe("which channels there are, as a frame says it", () => {
  const [single, end] = [`000 0000 ${CHANNEL}`.replaceAll(" ", ""), "111"];
  /** A frame that says one after the other that there are so many single channels in front, and holds one. */
  const frame = (...counts: readonly number[]) => {
    const said = counts.reduce((digits, count) => {
      const seats = "0 0000".repeat(count);
      const layout = `101 0000 000000 ${count.toString(2).padStart(4, "0")} 0000 0000 00 000 0000 000 ${seats}`.replaceAll(
        " ",
        "",
      );
      // A comment of no letters begins at a byte.
      return (digits + layout).padEnd(8 * Math.ceil((digits + layout).length / 8), "0") + "0".repeat(8);
    }, "");
    return bitsOf(said, single, end);
  };
  const decoded = (...counts: readonly number[]) =>
    createAacDecoder({ rate: 44_100, layout: undefined }).decode(frame(...counts));

  it("may be said again", () => {
    expect(decoded(1, 1)).toEqual(decoded(1));
    expect(decoded(1)).toHaveLength(1);
  });

  it("is not said otherwise in the middle", () => {
    expect(() => decoded(2, 1)).toThrow(/its channels change in the middle/);
  });

  it("is at most eight", () => {
    expect(() => decoded(8)).toThrow(/lacks a channel/);
    expect(() => decoded(9)).toThrow(/claims 9 channels/);
  });
});

describe("what a container says of its stream", () => {
  /** Parts of a number of bits each. */
  const config = (...parts: readonly (readonly [value: number, bits: number])[]) => {
    const digits = parts.map(([value, width]) => value.toString(2).padStart(width, "0")).join("");
    return Uint8Array.from(digits.padEnd(Math.ceil(digits.length / 8) * 8, "0").match(/.{8}/g)!, (byte) =>
      Number.parseInt(byte, 2),
    );
  };
  const [rate44100, rate22050, stereo, plain] = [
    [4, 4],
    [7, 4],
    [2, 4],
    [0, 3],
  ] as const;

  it("AAC-LC, at a rate of a number or one written out", () => {
    expect(readConfig(config([2, 5], rate44100, stereo, plain))).toMatchObject({ rate: 44_100, layout: [{ kind: "pair" }] });
    expect(readConfig(config([2, 5], [15, 4], [44_056, 24], stereo, plain))).toMatchObject({ rate: 44_056 });
  });

  it("HE-AAC: the part that any decoder reads, at half the rate", () => {
    expect(readConfig(config([5, 5], rate22050, stereo, rate44100, [2, 5], plain))).toMatchObject({ rate: 22_050 });
    expect(readConfig(config([29, 5], rate22050, [1, 4], rate44100, [2, 5], plain))).toMatchObject({
      layout: [{ kind: "single" }],
    });
  });

  it.each([
    ["AAC Main", config([1, 5], rate44100, stereo, plain)],
    ["AAC SSR", config([3, 5], rate44100, stereo, plain)],
    ["AAC LTP", config([4, 5], rate44100, stereo, plain)],
    ["AAC LD", config([23, 5], rate44100, stereo, plain)],
    ["USAC (xHE-AAC)", config([31, 5], [10, 6], rate44100, stereo, plain)],
    ["frames of 960 samples", config([2, 5], rate44100, stereo, [4, 3])],
    ["arrangement 14", config([2, 5], rate44100, [14, 4], plain)],
  ])("%s, which is not decoded", (name, bytes) => {
    expect(() => readConfig(bytes)).toThrow(SoundFileError);
    expect(() => readConfig(bytes)).toThrow(name);
  });
});

it("Apple Lossless is told by its name", async () => {
  await expect(decode(await example("lossless.m4a"))).rejects.toThrow(/its sound is Apple Lossless, which is not decoded here/);
});

/** The boxes of a file in another order, or others. */
const boxesOf = (bytes: Buffer): Buffer[] => {
  const boxes: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) boxes.push(bytes.subarray(at, at + bytes.readUInt32BE(at)));
  return boxes;
};
const nameOf = (box: Buffer) => box.toString("latin1", 4, 8);
/** A copy in which what follows on a name is changed. */
const changed = (bytes: Buffer, name: string, change: (behind: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes);
  change(copy.subarray(copy.indexOf(name) + 4));
  return copy;
};

describe("an M4A", () => {
  it("plays what iTunes notes of it", async () => {
    const whole = await decode(await example("joint.m4a"));
    const note = " 00000000 00000800 00000100 0000000000000C00";
    const box = (name: string, ...content: (string | Buffer)[]) => {
      const body = Buffer.concat(content.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));
      const head = Buffer.alloc(8);
      head.writeUInt32BE(8 + body.length);
      head.write(name, 4);
      return Buffer.concat([head, body]);
    };
    const zeros = Buffer.alloc(4);
    const tag = box(
      "----",
      box("mean", zeros, "com.apple.iTunes"),
      box("name", zeros, "iTunSMPB"),
      box("data", zeros, zeros, note),
    );
    const boxes = boxesOf(await example("joint.m4a")).map((each) =>
      nameOf(each) === "moov"
        ? box(
            "moov",
            boxesOf(each.subarray(8))
              .filter((inner) => nameOf(inner) !== "udta")
              .reduce((all, inner) => Buffer.concat([all, inner])),
            box("udta", box("meta", zeros, box("ilst", tag))),
          )
        : each,
    );
    const { channels } = await decode(Buffer.concat(boxes));
    expect(channels[0]).toHaveLength(0xc00);
    expect(channels[0]).toEqual(whole.channels[0]!.subarray(1024, 1024 + 0xc00));
  });

  it("plays no more than is stored, whatever its edits say", async () => {
    const bytes = changed(await example("joint.m4a"), "elst", (behind) => behind.writeUInt32BE(9999, 8));
    expect((await decode(bytes)).channels[0]).toHaveLength(11_025);
  });

  it.each<[string, (bytes: Buffer) => Buffer, string]>([
    [
      "without what says where its sound is",
      (bytes) => Buffer.concat(boxesOf(bytes).filter((box) => nameOf(box) !== "moov")),
      "damaged",
    ],
    [
      "whose frames would be 4 GB each",
      (bytes) => changed(bytes, "stsz", (behind) => behind.writeUInt32BE(0xffff_fff0, 4)),
      "damaged",
    ],
    ["of 4 billion frames", (bytes) => changed(bytes, "stsz", (behind) => behind.writeUInt32BE(0xffff_ffff, 8)), "damaged"],
    ["with a frame of no bytes", (bytes) => changed(bytes, "stsz", (behind) => behind.writeUInt32BE(0, 16)), "damaged"],
    ["with chunks without frames", (bytes) => changed(bytes, "stsc", (behind) => behind.writeUInt32BE(0, 12)), "damaged"],
    [
      "whose sound lies behind its end",
      (bytes) => changed(bytes, "stco", (behind) => behind.writeUInt32BE(0x7fff_ffff, 8)),
      "damaged",
    ],
    ["with a box of a size below its head", (bytes) => changed(bytes, "free", (behind) => behind.writeUInt32BE(3, 0)), "damaged"],
    [
      "with a box of 2⁶³ bytes",
      (bytes) => Buffer.concat([boxesOf(bytes)[0]!, Buffer.from("\0\0\0\x01wide\x80\0\0\0\0\0\0\0", "latin1"), bytes]),
      "damaged",
    ],
    [
      "with a box that goes beyond the one around it",
      (bytes) => changed(bytes, "moov", (behind) => behind.writeUInt32BE(0x00ff_ffff, 0)),
      "damaged",
    ],
    [
      "of more frames than an hour has",
      (bytes) => {
        const sized = changed(bytes, "stsz", (behind) => behind.writeUInt32BE(1, 4) && behind.writeUInt32BE(400_000, 8));
        const counted = changed(sized, "stsc", (behind) => behind.writeUInt32BE(400_000, 12));
        return Buffer.concat([counted, Buffer.alloc(400_000)]);
      },
      "too-long",
    ],
    [
      "of more boxes than are looked at",
      (bytes) => {
        const boxes = Buffer.alloc(8 * 100_000, "\0\0\0\x08free");
        return Buffer.concat(boxesOf(bytes).flatMap((box) => (nameOf(box) === "moov" ? [boxes, box] : [box])));
      },
      "undecodable",
    ],
    ["whose time has no unit", (bytes) => changed(bytes, "mdhd", (behind) => behind.writeUInt32BE(0, 12)), "damaged"],
    ["without a track of sound", (bytes) => changed(bytes, "hdlr", (behind) => behind.write("vide", 8)), "undecodable"],
  ])("%s", async (_, change, failure) => {
    await expect(decode(change(await example("joint.m4a")))).rejects.toMatchObject({ failure });
  });
});

it.each<[string, string, (behind: Buffer) => number]>([
  ["joint.m4a", "stco", (behind) => behind.writeUInt32BE(50, 8)],
  // Counted from what the fragment says, 676 bytes behind the beginning.
  ["fragments.m4a", "trun", (behind) => behind.writeInt32BE(50 - 676, 8)],
])("an M4A whose sound would lie in the tag before it is damaged: %s", async (name, box, move) => {
  const tag = Buffer.alloc(100);
  const bytes = changed(Buffer.concat([tag, await example(name)]), box, move);
  const read = async (at: number, length: number) => bytes.subarray(at, at + length);
  const opened = decoders.find((each) => each.name === "m4a")!.open({ from: tag.length, size: bytes.length, read });
  await expect(opened).rejects.toThrow(/before its beginning/);
});

it.each<[string, (bytes: Buffer) => Buffer, string]>([
  ["that is cut off", (bytes) => bytes.subarray(0, 1200), "damaged"],
  ["with 4 billion frames", (bytes) => changed(bytes, "trun", (behind) => behind.writeUInt32BE(0xffff_ffff, 4)), "damaged"],
  ["with frames behind its end", (bytes) => changed(bytes, "trun", (behind) => behind.writeInt32BE(0x7fff_ffff, 8)), "damaged"],
  [
    "of more frames than an hour has",
    (bytes) => {
      const sized = changed(bytes, "tfhd", (behind) => behind.writeUInt32BE(1, 20));
      const counted = changed(sized, "trun", (behind) => behind.writeUInt32BE(1, 0) && behind.writeUInt32BE(400_000, 4));
      return Buffer.concat([counted, Buffer.alloc(400_000)]);
    },
    "too-long",
  ],
  [
    "with frames before earlier ones",
    (bytes) => Buffer.concat([bytes, boxesOf(bytes).find((box) => nameOf(box) === "moof")!]),
    "undecodable",
  ],
])("fragments of an M4A %s", async (_, change, failure) => {
  await expect(decode(change(await example("fragments.m4a")))).rejects.toMatchObject({ failure });
});

it("whatever is damaged, an error says so, or something is heard that is numbers", async () => {
  const files = await Promise.all(["joint.m4a", "mono.aac", "four.aac", "fragments.m4a", "noise.m4a"].map(example));
  const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      flips,
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      async (file, changes, kept) => {
        const bytes = Buffer.from(file.subarray(0, Math.ceil(kept * file.length)));
        // What says which format it is stays.
        for (const [at, by] of changes) bytes[8 + (at % (bytes.length - 8))]! ^= by;
        const heard = await decode(bytes).catch((thrown: Error) => thrown);
        if (heard instanceof Error) expect(heard).toBeInstanceOf(SoundFileError);
        else for (const samples of heard.channels) expect(samples.every(Number.isFinite)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
