import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Block, createLabelledSet, type LabelledSet } from "@segue/engine";
import { drawTunes, GENRES, TUNES_VERSION } from "../patterns/tunes.js";

/** Tunes that one file keeps as they were heard. */
export const CHUNK = 100;
/** Rows and columns of what is kept of a tune: its spectrogram and its description. */
export const SHAPES = { spectrogram: [64, 129], described: [45, 259] } as const;

export interface HeardTunes {
  /** Genres by spectrograms, and by descriptions. */
  readonly genres: LabelledSet;
  readonly described: LabelledSet;
  /** Valence and arousal by spectrograms. */
  readonly moods: LabelledSet;
}

/** Tunes as models get them. What was heard is kept in the folder for temporary files, so that a run that was interrupted goes on. */
export async function heardTunes(count: number, seed: string): Promise<HeardTunes> {
  const folder = join(tmpdir(), `segue-tunes-${TUNES_VERSION}`);
  await mkdir(folder, { recursive: true });
  const files = Array.from({ length: Math.ceil(count / CHUNK) }, (_, chunk) => ({
    chunk,
    path: join(folder, `${seed}-${count}-${chunk}.f32`),
  }));
  const missing = files.filter(({ path }) => !existsSync(path));
  const program = fileURLToPath(new URL("hear-tunes.ts", import.meta.url));
  const hear = (part: typeof files) =>
    part.length === 0
      ? undefined
      : promisify(execFile)(process.execPath, ["--import", "tsx", program, JSON.stringify({ count, seed, files: part })]);
  await Promise.all([0, 1].map((half) => hear(missing.filter((_, i) => i % 2 === half))));
  const rows = (await Promise.all(files.map(async ({ path }) => blocksIn(await readFile(path))))).flat();
  return asSets(rows, count, seed);
}

function asSets(rows: readonly Record<keyof typeof SHAPES, Block>[], count: number, seed: string): HeardTunes {
  const tunes = drawTunes(count, seed);
  const genres = {
    classes: GENRES.map(({ name }) => name),
    labels: { kind: "one", of: Int32Array.from(tunes, ({ genre }) => genre) },
  } as const;
  const spectrograms = rows.map(({ spectrogram }) => spectrogram);
  const moods = Float32Array.from(tunes.flatMap(({ mood }) => [mood.valence, mood.arousal]));
  return {
    genres: createLabelledSet({ examples: spectrograms, ...genres }),
    described: createLabelledSet({ examples: rows.map(({ described }) => described), ...genres }),
    moods: createLabelledSet({ examples: spectrograms, classes: ["valence", "arousal"], labels: { kind: "numbers", of: moods } }),
  };
}

/** What `hear-tunes.ts` wrote. */
function blocksIn(bytes: Buffer): Record<keyof typeof SHAPES, Block>[] {
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const blocks: Record<keyof typeof SHAPES, Block>[] = [];
  const sizeOf = ([rows, columns]: readonly [number, number]) => rows * columns;
  const [first, both] = [sizeOf(SHAPES.spectrogram), sizeOf(SHAPES.spectrogram) + sizeOf(SHAPES.described)];
  for (let at = 0; at < numbers.length; at += both)
    blocks.push({
      spectrogram: { shape: SHAPES.spectrogram, data: numbers.subarray(at, at + first) },
      described: { shape: SHAPES.described, data: numbers.subarray(at + first, at + both) },
    });
  return blocks;
}
