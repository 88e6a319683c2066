import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createLabelledSet, type LabelledSet } from "@segue/engine";
import { sharedData } from "../data.js";
import { pythonPackage } from "../racing/python-package.js";

const SIDE = 32;

/** Covers of albums and their genres: as images, and as rows of the pixels of each colour, whose statistics know nothing of what is where. */
export function covers(): { readonly images: LabelledSet; readonly colours: LabelledSet } {
  const program = fileURLToPath(new URL("covers.py", import.meta.url));
  const folder = sharedData("covers");
  // The package is called otherwise than what is imported.
  const env = { ...process.env, PYTHONPATH: pythonPackage("pillow==12.1.0") };
  const lines = execFileSync("python3", [program, folder, `${SIDE}`], { encoding: "utf8", maxBuffer: 1 << 28, env })
    .trim()
    .split("\n");
  const read = lines.map((line) => JSON.parse(line) as { genre: string; pixels: string });
  const classes = [...new Set(read.map(({ genre }) => genre))];
  const labels = { kind: "one", of: Int32Array.from(read, ({ genre }) => classes.indexOf(genre)) } as const;
  const pixels = read.map((each) => Float32Array.from(Buffer.from(each.pixels, "base64"), (value) => value / 255));
  const shaped = (shape: readonly number[]) =>
    createLabelledSet({ examples: pixels.map((data) => ({ shape, data })), classes, labels });
  return { images: shaped([3, SIDE, SIDE]), colours: shaped([3, SIDE * SIDE]) };
}
