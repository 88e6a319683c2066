import type { Query } from "@segue/engine";
import { createRandom, type Random } from "@segue/kernels";
import { SegueError } from "../../errors.js";
import { InferenceError, type Network, type Numbers } from "../../ports/inference.js";
import { analysisOf, feedsOf as analyzeFeeds } from "./analyzer.js";
import { trialError } from "./failures.js";
import { feedsOf } from "./feeds.js";
import type { AnalyzeManifest, Manifest, RecommendManifest } from "./manifest.js";
import { nested } from "./numbers.js";
import { scoresOf } from "./scores.js";
import { checkSignature } from "./signature.js";

export interface TrialOptions {
  readonly network: Network;
  readonly manifest: Manifest;
  /** Tracks or labels, as many as the manifest lists; undefined where it lists none. */
  readonly places: readonly string[] | undefined;
  /** The longest that all of it may take. */
  readonly seconds: number;
  report(fraction: number, doing: string): Promise<void>;
}

/** What came of trying a model out. */
export interface Trial {
  readonly seconds: { readonly load: number; readonly run: number };
  readonly peakRssMb: number;
  /** `any`: several listeners may be asked about at once; 1: one by one. */
  readonly batch: "any" | 1;
  /** Why it is asked one by one, where the graph says that it takes more. */
  readonly note?: string;
}

/** Two answers are the same where no number differs by more than this share of the largest of them. */
const TOLERANCE = 1e-4;

/** Loads a model and lets it answer made-up inputs, the same ones every time; throws `model-refused` with what is wrong. */
export async function tryOut(options: TrialOptions): Promise<Trial> {
  const { network, manifest, places, seconds, report } = options;
  const started = performance.now();
  await report(0, "loading the graph");
  const signature = await during("loaded", network.signature());
  const load = elapsed(started);
  checkSignature(manifest, places?.length, signature);
  await report(0.4, "trying it out");
  const run = async (feeds: Readonly<Record<string, Numbers>>) => {
    const begun = performance.now();
    const { outputs, peakRssMb } = await network.run(feeds, [manifest.output.name], seconds - elapsed(started));
    return { output: outputs[manifest.output.name]!, peakRssMb, seconds: elapsed(begun) };
  };
  const random = createRandom(1);
  return manifest.task === "recommend"
    ? tryRecommender(run, manifest, places!.length, random, load)
    : tryAnalyzer(run, manifest, places, random, load);
}

type Run = (
  feeds: Readonly<Record<string, Numbers>>,
) => Promise<{ output: Numbers; readonly peakRssMb: number; readonly seconds: number }>;

async function tryRecommender(
  run: Run,
  manifest: RecommendManifest,
  tracks: number,
  random: Random,
  load: number,
): Promise<Trial> {
  const queries = Array.from({ length: 3 }, () => madeUpQuery(random, tracks));
  const ask = async (asked: readonly Query[]) => {
    const { output, ...cost } = await run(feedsOf(manifest, asked, tracks));
    return { scores: checkedScores(output, asked.length, tracks, manifest), ...cost };
  };
  const alone = await during("tried with one listener", ask([queries[0]!]));
  const again = await during("tried with one listener", ask([queries[0]!]));
  refuseUnlike(alone.scores, again.scores);
  const trial = { seconds: { load, run: again.seconds }, peakRssMb: again.peakRssMb };
  try {
    const together = await ask(queries);
    const difference = differenceOf(alone.scores, together.scores.subarray(0, tracks));
    if (difference <= TOLERANCE) return { ...trial, peakRssMb: together.peakRssMb, batch: "any" };
    const note = `Its scores for a listener among three differ from those for the same one alone (by ${difference.toPrecision(2)} of the largest).`;
    return { ...trial, batch: 1, note };
  } catch (thrown) {
    // A graph that was exported for a batch of one may well say that it takes any.
    const single = thrown instanceof SegueError || (thrown instanceof InferenceError && thrown.failure === "failed");
    if (!single) throw trialError("tried with three listeners", thrown);
    return { ...trial, batch: 1, note: `With three listeners at once: ${(thrown as Error).message}` };
  }
}

async function tryAnalyzer(
  run: Run,
  manifest: AnalyzeManifest,
  labels: readonly string[] | undefined,
  random: Random,
  load: number,
): Promise<Trial> {
  const feeds = analyzeFeeds(manifest, madeUpInputs(random, manifest));
  const first = await during("tried", run(feeds));
  const answer = analysisOf(first.output, manifest, labels);
  if (typeof answer === "string") throw refused(`With made-up inputs ${answer}`);
  const again = await during("tried", run(feeds));
  refuseUnlike(floatsOf(first.output), floatsOf(again.output));
  return { seconds: { load, run: again.seconds }, peakRssMb: again.peakRssMb, batch: 1 };
}

function madeUpQuery(random: Random, tracks: number): Query {
  const chosen = Array.from({ length: Math.min(20, Math.ceil(tracks / 2)) }, () => random.int(tracks));
  const indices = Int32Array.from(new Set(chosen)).sort();
  const values = Float32Array.from(indices, () => 1 + random.int(9));
  return { history: { indices, values }, sequence: random.shuffle(indices.slice()) };
}

/** Free dimensions are tried with this size, where the manifest says nothing else. */
const SIZE = 32;

function madeUpInputs(random: Random, { inputs, sizes }: AnalyzeManifest): Record<string, unknown> {
  const made = Object.entries(inputs).map(([name, { type, shape: declared }]) => {
    const shape = declared.map((side) => (typeof side === "number" ? side : (sizes[side] ?? SIZE)));
    const size = shape.reduce((product, side) => product * side, 1);
    const one = type === "float32" || type === "float64" ? () => random.next() : () => random.int(2);
    return [name, nested(shape, Float32Array.from({ length: size }, one))] as const;
  });
  return Object.fromEntries(made);
}

function checkedScores(output: Numbers, rows: number, tracks: number, { output: declared }: RecommendManifest): Float32Array {
  const wanted = `float32 [${rows}, ${tracks + declared.skip}]`;
  const scores = scoresOf(output, rows, tracks, declared);
  if (scores === undefined)
    throw refused(
      `The output ${JSON.stringify(declared.name)} should be ${wanted} and is ${output.type} [${output.dims.join(", ")}]`,
    );
  const bad = scores.data.indexOf(Number.NEGATIVE_INFINITY);
  if (bad >= 0)
    throw refused(`The output ${JSON.stringify(declared.name)} holds what is no finite number (for track ${bad % tracks})`);
  return scores.data;
}

function refuseUnlike(one: Float32Array, other: Float32Array): void {
  const difference = differenceOf(one, other);
  if (difference > TOLERANCE)
    throw refused(`The same inputs gave two answers, which differ by ${difference.toPrecision(2)} of the largest number`);
}

/** The largest difference of two answers, as a share of the largest number in the first. */
function differenceOf(one: Float32Array, other: Float32Array): number {
  let largest = Number.MIN_VALUE;
  let difference = one.length === other.length ? 0 : Number.POSITIVE_INFINITY;
  one.forEach((x, i) => {
    largest = Math.max(largest, Math.abs(x));
    difference = Math.max(difference, Math.abs(x - other[i]!));
  });
  return difference / largest;
}

async function during<T>(doing: string, work: Promise<T>): Promise<T> {
  return work.catch((thrown: unknown) => {
    throw trialError(doing, thrown);
  });
}

// What it is was checked before.
const floatsOf = ({ data }: Numbers) => data as Float32Array;
const refused = (sentence: string) => new SegueError("model-refused", `${sentence}.`);
/** Seconds, with four decimals. */
const elapsed = (since: number) => Math.round((performance.now() - since) * 10) / 10_000;
