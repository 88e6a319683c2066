import { createHash } from "node:crypto";
import { drawTunes, TUNES_VERSION } from "./tunes.js";

/** What the first tunes of a seed are: their scores exactly, and how loud they sound, since sines may differ in the last bit from machine to machine. */
const SCORES = "147192cc1ba44f0e1e7b53758dc368be942d5a55b62dcd04581b1d46dc8ab5c7";
const LEVELS: readonly number[] = [0.150908, 0.173336, 0.056948, 0.196234, 0.126917, 0.161565, 0.198851, 0.049847];

/** Throws where tunes of this version are not what they were when they were frozen. */
export function assertFrozen(): void {
  const tunes = drawTunes(LEVELS.length, "frozen");
  const scores = createHash("sha256")
    .update(JSON.stringify(tunes.map(({ genre, mood, score }) => [genre, mood, score])))
    .digest("hex");
  const levels = tunes.map((tune) => rootMeanSquare(tune.sound()));
  if (scores !== SCORES || levels.some((level, i) => Math.abs(level / LEVELS[i]! - 1) > 1e-4))
    throw new Error(
      `tunes of version ${TUNES_VERSION} have changed: ${scores} ${levels.map((level) => level.toFixed(6)).join(", ")}`,
    );
}

const rootMeanSquare = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length);
