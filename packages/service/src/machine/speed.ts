/** Milliseconds that the probe takes on the machine in whose seconds algorithms estimate (`docs/benchmarks.md`). */
const REFERENCE = 1.1;
/** The fastest of so many at most counts: what else runs on the machine only makes it slower. */
const TRIES = 80;
/** Once so many have come so near to the fastest, no faster one is to be expected: on a quiet machine after a dozen. */
const [ENOUGH, NEAR] = [8, 1.05];

let speed: number | undefined;

/**
 * How fast one core of this machine is beside the one in whose seconds algorithms estimate: 2 is twice as fast. Found by a probe of some
 * milliseconds, once a process: sums of products in order, and of numbers gathered from all over a few megabytes, as trainings do them.
 */
export function machineSpeed(): number {
  speed ??= REFERENCE / fastestProbe();
  return speed;
}

function fastestProbe(): number {
  const numbers = Float64Array.from({ length: 4096 }, (_, i) => 1 / (i + 1));
  const table = new Float32Array(2 ** 20).fill(1);
  const took: number[] = [];
  let fastest = Number.POSITIVE_INFINITY;
  let sum = 0;
  while (took.length < TRIES && took.filter((time) => time <= NEAR * fastest).length < ENOUGH) {
    const begun = performance.now();
    sum += probe(numbers, table);
    took.push(performance.now() - begun);
    fastest = Math.min(fastest, took.at(-1)!);
  }
  // The sum is looked at so that nothing of it is left out as useless.
  return Number.isFinite(sum) ? fastest : Number.NaN;
}

function probe(numbers: Float64Array, table: Float32Array): number {
  let sum = 0;
  for (let round = 0; round < 150; round++) for (let i = 0; i < numbers.length; i++) sum += numbers[i]! * numbers[i]!;
  for (let i = 0, at = 1; i < 100_000; i++) {
    at = (at * 1_103_515_245 + 12_345) & (table.length - 1);
    sum += table[at]!;
  }
  return sum;
}
