import { type Dots, describeImage, imageFeatures } from "@segue/engine";
import sharp from "sharp";
import { type PictureFile, PictureFileError, type PictureWish } from "../../ports/picture-files.js";

/** The largest picture that is decoded, in dots: 120 MB of colours. */
const MOST_DOTS = 4e7;

/** Formats, and what decodes them; nothing else of the library's is to look at what strangers made. */
const FORMATS: Readonly<Record<string, string>> = { jpeg: "Jpeg", png: "Png", webp: "Webp" };
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: Object.values(FORMATS).map((name) => `VipsForeignLoad${name}`) });
// One question at a time, and never the same picture again.
sharp.concurrency(1);
sharp.cache(false);

/** What a picture is and, where features are wanted, what it shows; as it is meant to be seen (EXIF), on white where it can be seen through. Throws a {@link PictureFileError}. */
export async function readPicture(bytes: Uint8Array, { features }: PictureWish): Promise<PictureFile> {
  const { format, width, height } = await headOf(bytes);
  if (width * height > MOST_DOTS)
    throw new PictureFileError(
      "too-large",
      `it claims ${many(width)} × ${many(height)} dots; pictures of up to ${many(MOST_DOTS)} dots are read.`,
    );
  if (features.length === 0) return { format, width, height, features: {} };
  const sets = imageFeatures.filter(({ name }) => features.includes(name));
  return { format, width, height, features: Object.fromEntries(describeImage(sets, await decoded(bytes))) };
}

const many = (n: number) => n.toLocaleString("en");

/** What is written at its beginning. Nothing is decoded for it. */
async function headOf(bytes: Uint8Array): Promise<Pick<PictureFile, "format" | "width" | "height">> {
  const known = await metadataOf(bytes);
  if (known?.format === undefined || !Object.hasOwn(FORMATS, known.format))
    throw new PictureFileError("unknown", "it begins like no picture that is known here.");
  return { format: known.format, width: known.width, height: known.height };
}

/** Undefined for what the library does not know, or is not to know. */
function metadataOf(bytes: Uint8Array) {
  if (bytes.length === 0) return undefined;
  return sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((thrown: Error) => {
      if (/unsupported image format/.test(thrown.message)) return undefined;
      throw thrown;
    });
}

async function decoded(bytes: Uint8Array): Promise<Dots> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_DOTS, failOn: "error" })
    .autoOrient()
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: info.channels === 3 ? data : ofGreys(data, info.channels) };
}

/** The same where there is one channel, grey. */
const ofGreys = (data: Uint8Array, channels: number) =>
  Uint8Array.from({ length: (3 * data.length) / channels }, (_, i) => data[Math.floor(i / 3) * channels]!);
