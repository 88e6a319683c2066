import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { audioFeatures, extract } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { claim, type Figure, figure } from "./kit/claim.js";
import { pythonPackage } from "./kit/racing/python-package.js";
import { openRunner } from "./kit/racing/runner.js";
import { inTempFolder } from "./kit/segue.js";

const RATE = 22_050;
const SECONDS = 30;
const ROUNDS = 15;
const SEED = 42;
/** What is compared; what these need is computed along with them. */
const SETS = ["mel", "mfcc", "chroma", "centroid", "bandwidth", "rolloff", "contrast", "flatness"];

export default claim({
  name: "features",
  claim:
    "On one core the mel, MFCC, chroma and spectral features of 30 s of sound take at most 150 ms, and half the time of librosa 0.11 as it is usually called, when both are warm.",
  seed: SEED,
  async run() {
    const sound = music();
    const python = pythonPackage("librosa==0.11.0");
    return inTempFolder(async (folder) => {
      const file = join(folder, "sound");
      await writeFile(file, sound);
      const one = Object.fromEntries(["OPENBLAS", "OMP", "NUMBA"].map((name) => [`${name}_NUM_THREADS`, "1"]));
      const program = fileURLToPath(new URL("kit/hearing/theirs.py", import.meta.url));
      const theirs = await openRunner<{ shared: boolean }, { seconds: number }>("python3", [program, file], {
        ...one,
        PYTHONPATH: python,
      });
      const times = { ours: [] as number[], theirs: [] as number[], shared: [] as number[] };
      for (let round = 0; round < ROUNDS; round++) {
        times.theirs.push((await theirs.ask({ shared: false })).seconds);
        times.shared.push((await theirs.ask({ shared: true })).seconds);
        times.ours.push(ours(sound));
      }
      await theirs.close();
      return figures(Math.min(...times.ours), Math.min(...times.theirs), Math.min(...times.shared));
    });
  },
});

function ours(sound: Float32Array): number {
  const sets = audioFeatures.filter(({ name }) => SETS.includes(name));
  const begun = performance.now();
  extract(sets, [sound], RATE);
  return (performance.now() - begun) / 1000;
}

function figures(ours: number, theirs: number, shared: number): Figure[] {
  const against = (other: number) => `(${(1000 * ours).toFixed(1)} ms to ${(1000 * other).toFixed(1)} ms)`;
  return [
    figure({ what: `${SECONDS} s of sound, best of ${ROUNDS}`, figure: 1000 * ours, unit: "ms", better: "lower", goal: 150 }),
    figure({
      what: `share of librosa's time, its functions called with the sound ${against(theirs)}`,
      figure: ours / theirs,
      better: "lower",
      goal: 0.5,
    }),
    figure({
      what: `share of librosa's time, its functions given spectra that were computed once ${against(shared)}`,
      figure: ours / shared,
      better: "lower",
    }),
  ];
}

/** Chords of decaying harmonics with noise on each beat. */
function music(): Float32Array {
  const random = createRandom(SEED);
  const chord = [220, 277.2, 329.6, 440];
  return Float32Array.from({ length: SECONDS * RATE }, (_, n) => {
    const at = (n % (RATE / 2)) / RATE;
    const transposed = 2 ** ((Math.floor(n / (2 * RATE)) % 5) / 12);
    let value = 0.3 * (random.next() - 0.5) * Math.exp(-20 * at);
    for (const hertz of chord)
      for (let h = 1; h <= 5; h++)
        value += (0.08 * Math.sin((2 * Math.PI * hertz * transposed * h * n) / RATE) * Math.exp(-3 * at)) / h;
    return value;
  });
}
