import { renameSync, writeFileSync } from "node:fs";
import { CLIP, drawTunes } from "../patterns/tunes.js";
import { heardAs } from "./heard.js";
import { CHUNK, SHAPES } from "./tunes.js";

// Hears chunks of tunes and writes each to its file, as soon as it is whole: for heardTunes, in a process of its own.

const FRAMES_AS_ONE = 2;

const { count, seed, files } = JSON.parse(process.argv[2]!) as {
  count: number;
  seed: string;
  files: { chunk: number; path: string }[];
};
const tunes = drawTunes(count, seed);
for (const { chunk, path } of files) {
  const heard = tunes.slice(chunk * CHUNK, (chunk + 1) * CHUNK).flatMap((tune) => {
    const { spectrogram, described } = heardAs(tune.sound(), CLIP.rate, FRAMES_AS_ONE);
    for (const [what, block] of Object.entries({ spectrogram, described })) {
      const wanted = SHAPES[what as keyof typeof SHAPES];
      if (block.shape.join() !== wanted.join())
        throw new Error(`${what} is ${block.shape.join(" × ")}, not ${wanted.join(" × ")}`);
    }
    return [spectrogram.data, described.data];
  });
  writeFileSync(`${path}.part`, Buffer.concat(heard.map((data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength))));
  renameSync(`${path}.part`, path);
}
