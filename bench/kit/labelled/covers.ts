import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLabelledSet, describeImage, imageBlock, imageFeatures, type LabelledSet } from "@segue/engine";
import sharp from "sharp";
import { sharedData } from "../data.js";

/** What networks read, and what is described by numbers: as `--reads covers` has it. */
const PICTURE = ["pixels"];
const NUMBERS = ["colour", "layout", "edges"];

/** Covers of albums and their genres: as images, and as numbers. Files of the same picture are a group. */
export async function covers(): Promise<{ readonly images: LabelledSet; readonly numbers: LabelledSet }> {
  const folder = sharedData("covers");
  const classes = readdirSync(folder).sort();
  const files = classes.flatMap((genre) =>
    readdirSync(join(folder, genre))
      .sort()
      .map((file) => ({ genre, path: join(folder, genre, file) })),
  );
  const sets = imageFeatures.filter(({ name }) => [...PICTURE, ...NUMBERS].includes(name));
  const seen: ReturnType<typeof describeImage>[] = [];
  for (const { path } of files) {
    const { data, info } = await sharp(path).toColourspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`${path} has ${info.channels} channels`);
    seen.push(describeImage(sets, { width: info.width, height: info.height, data }));
  }
  const contents = files.map(({ path }) => createHash("sha256").update(readFileSync(path)).digest("hex"));
  const groups = Int32Array.from(contents, (hash) => contents.indexOf(hash));
  const labels = { kind: "one", of: Int32Array.from(files, ({ genre }) => classes.indexOf(genre)) } as const;
  const readAs = (names: readonly string[]) => {
    const wanted = names.map((name) => sets.find((set) => set.name === name)!);
    const examples = seen.map((features) => {
      const read = imageBlock(wanted, features);
      if ("why" in read) throw new Error(read.why);
      return read.block;
    });
    return createLabelledSet({ examples, classes, labels, groups });
  };
  return { images: readAs(PICTURE), numbers: readAs(NUMBERS) };
}
