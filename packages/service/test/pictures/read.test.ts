import { afterAll, describe, expect, it } from "vitest";
import { confinedPictureFiles } from "../../src/adapters/pictures/picture-files.js";
import { PictureFileError } from "../../src/ports/picture-files.js";
import { halves, lyingJpeg, lyingWebp, packedZeros, pngOf } from "./drawn.js";

const pictureFiles = confinedPictureFiles({ threads: 1, memory: 500e6, seconds: 120 });
afterAll(() => pictureFiles.close());

/** The mean red, green and blue of the left and right halves, from 0 to 1. */
async function seen(bytes: Uint8Array) {
  const { features, ...rest } = await pictureFiles.read(bytes, { features: ["pixels"] });
  const { data } = features.pixels!;
  const half = (channel: number, right: boolean) => {
    const own = data.filter((_, i) => Math.floor(i / 1024) === channel && i % 32 >= 16 === right);
    return own.reduce((a, b) => a + b, 0) / own.length;
  };
  return { ...rest, left: [0, 1, 2].map((c) => half(c, false)), right: [0, 1, 2].map((c) => half(c, true)) };
}
const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 1));

async function failureOf(bytes: Uint8Array): Promise<string> {
  try {
    await pictureFiles.read(bytes, { features: ["colour", "layout"] });
    return "read";
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(PictureFileError);
    expect((thrown as PictureFileError).message).toMatch(/\.$/);
    return (thrown as PictureFileError).failure;
  }
}

describe.each(["jpeg", "png", "webp"] as const)("%s", (format) => {
  it("is seen as it was drawn", async () => {
    const found = await seen(await halves(format, [255, 0, 0], [0, 0, 255]));
    expect(found).toMatchObject({ format, width: 64, height: 64, left: near([1, 0, 0]), right: near([0, 0, 1]) });
  });

  it("that is cut off is damaged", async () => {
    const whole = await halves(format, [200, 30, 90], [10, 200, 40], { side: 200 });
    expect(await failureOf(whole.subarray(0, whole.length * 0.6))).toBe("damaged");
    expect(await failureOf(whole.subarray(0, 20))).toMatch(/damaged|unknown/);
  });

  it("of which bytes are others ends, whatever is made of it", async () => {
    const bytes = Buffer.from(await halves(format, [200, 30, 90], [10, 200, 40], { side: 200 }));
    for (let at = 60; at < bytes.length; at += 37) bytes[at]! ^= 0xff;
    expect(await failureOf(bytes)).toMatch(/read|damaged|unknown/);
  });
});

it("greys, what can be seen through, and what was held upright are seen as people see them", async () => {
  expect(await seen(await halves("png", [255], [0]))).toMatchObject({ left: near([1, 1, 1]), right: near([0, 0, 0]) });
  expect(await seen(await halves("png", [255, 0, 0, 255], [0, 0, 0, 0]))).toMatchObject({ right: near([1, 1, 1]) });
  // Turned by a quarter: what was left is above.
  const turned = await seen(await halves("jpeg", [255, 255, 255], [0, 0, 0], { orientation: 6 }));
  expect(turned.left[0]).toBeCloseTo(0.5, 1);
});

it("how it is stored is told without decoding it", async () => {
  const { features, ...rest } = await pictureFiles.read(pngOf(300, 200, { IDAT: packedZeros(10) }), { features: [] });
  expect(rest).toEqual({ format: "png", width: 300, height: 200 });
  expect(features).toEqual({});
});

it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
  ["nothing", () => new Uint8Array(0), "unknown"],
  ["a text", () => Buffer.from("no picture at all, although it is called so\n".repeat(50)), "unknown"],
  [
    "a drawing in SVG, which the library would know",
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    "unknown",
  ],
  [
    "a GIF, which it would know, too",
    () => Buffer.from("GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0;", "latin1"),
    "unknown",
  ],
  ["a PNG that claims 100,000 × 100,000 dots", () => pngOf(100_000, 100_000, { IDAT: packedZeros(1e6) }), "too-large"],
  ["a JPEG that claims 65,500 × 65,500 dots", () => lyingJpeg(65_500, 65_500), "too-large"],
  ["a WebP that claims 16,000 × 16,000 dots", () => lyingWebp(16_000, 16_000), "too-large"],
  ["a PNG without dots", () => pngOf(100, 100, {}), "damaged"],
])("%s", async (_, bytes, wanted) => {
  expect(await failureOf(await bytes())).toBe(wanted);
});

it("a text of 100 MB packed into a small PNG does no harm", async () => {
  const text = Buffer.concat([Buffer.from("Comment\0\0", "latin1"), packedZeros(1e8)]);
  expect(await failureOf(pngOf(8, 8, { zTXt: text, IDAT: packedZeros(8 * 25) }))).toMatch(/read|damaged|memory/);
  expect(await failureOf(await halves("png", [1, 2, 3], [4, 5, 6]))).toBe("read");
});

const large = pngOf(6000, 6000, { IDAT: packedZeros(6000 * 18_001) });

it("the largest picture that is read fits into the memory", async () => {
  expect(await failureOf(large)).toBe("read");
});

it("what takes too long, or too much memory, is ended, and the next picture is read", async () => {
  const hasty = confinedPictureFiles({ threads: 1, seconds: 0.01 });
  await expect(hasty.read(large, { features: ["colour"] })).rejects.toMatchObject({ failure: "slow" });
  await hasty.close();
  const narrow = confinedPictureFiles({ threads: 1, memory: 170e6 });
  await expect(narrow.read(large, { features: ["colour"] })).rejects.toMatchObject({ failure: "memory" });
  expect((await narrow.read(await halves("png", [1, 2, 3], [4, 5, 6]), { features: ["colour"] })).format).toBe("png");
  await narrow.close();
});
