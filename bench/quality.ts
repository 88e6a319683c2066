import { claim, type Figure, figure, Skipped } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import { BEST_SINGLE, BLEND, GOALS, type Goals } from "./kit/judging/goals.js";
import { kept, type Measured, measure } from "./kit/judging/measured.js";
import { rows } from "./kit/judging/rows.js";
import { type BySeed, overSeedsAndListeners } from "./kit/judging/two-way.js";
import { readRecords } from "./kit/record.js";
import { inTempFolder, segue } from "./kit/segue.js";

const NAME = "quality";
/** Of the splits and the trainings. No parameter was chosen on any of them. */
const SEEDS = [9001, 9002, 9003, 9004, 9005];
const METRICS = { recall: "Recall@10", mrr: "MRR@10", ndcg: "NDCG@10", hit: "hit rate@10", precision: "precision@10" };

type RowName = keyof typeof rows;
type Metric = keyof typeof METRICS;

export default claim({
  name: NAME,
  claim:
    "On Last.fm-2k (1,892 listeners, 17,632 artists; 8:1:1 of each listener's artists at random, full ranking) the recommenders reach, as means of five seeds " +
    `(${SEEDS[0]} to ${SEEDS.at(-1)}), the figures of the plan: reference code, published ones, and goals beyond. Intervals are over seeds and listeners.`,
  seed: SEEDS[0]!,
  async run() {
    const chosen = chosenOf("SEGUE_QUALITY_ROWS", Object.keys(rows)) as RowName[];
    const seeds = chosenOf("SEGUE_QUALITY_SEEDS", SEEDS.map(String)).map(Number);
    await measureMissing(chosen, seeds);
    const missing = SEEDS.filter((seed) => chosen.some((name) => kept(rows[name], seed) === undefined));
    if (missing.length > 0)
      throw new Skipped(`what was asked for is measured and kept; missing are the seeds ${missing.join(", ")}`);
    return figures(chosen);
  },
});

/** What a variable names, separated by commas (rows by semicolons, as their names have commas); all where it is not set. */
function chosenOf(variable: string, all: readonly string[]): readonly string[] {
  const named = process.env[variable]?.split(/[;]|,(?=\d)/) ?? all;
  const unknown = named.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`${variable}: there is no ${unknown.join("; ")}; there are ${all.join("; ")}`);
  return named;
}

async function measureMissing(names: readonly RowName[], seeds: readonly number[]): Promise<void> {
  const wanted = seeds.flatMap((seed) =>
    names.filter((name) => kept(rows[name], seed) === undefined).map((name) => ({ name, seed })),
  );
  if (wanted.length === 0) return;
  await inTempFolder(async (folder) => {
    await segue(folder, "import", sharedData("lastfm-2k"));
    for (const { name, seed } of wanted) {
      console.log(`  seed ${seed}: ${name}`);
      await measure(folder, rows[name], seed);
    }
  });
}

/** Those of the chosen rows as measured now; what is not chosen stays as it was measured last. */
function figures(chosen: readonly RowName[]): Figure[] {
  const last = readRecords().find(({ name }) => name === NAME)?.figures ?? [];
  const measured = new Map(chosen.map((name) => [name, SEEDS.map((seed) => kept(rows[name], seed)!)]));
  const ofRows = (Object.keys(rows) as RowName[]).flatMap((name) => {
    const own = measured.get(name);
    return own === undefined ? last.filter(({ what }) => what.startsWith(`${name}: `)) : rowFigures(name, own);
  });
  const together = comparisons(measured);
  const told = new Set(together.map(({ what }) => topic(what)));
  const before = last.filter(({ what }) => COMPARED.includes(topic(what)) && !told.has(topic(what)));
  return [...ofRows, ...together, ...before];
}

function rowFigures(name: RowName, measured: readonly Measured[]): Figure[] {
  const goals: Goals = GOALS[name];
  const judged = (Object.keys(METRICS) as Metric[]).map((metric) => {
    const { value, low, high } = overSeedsAndListeners([bySeed(measured, metric)], ([mean]) => mean!);
    const goal = goals[metric];
    const what = `${name}: ${METRICS[metric]}`;
    return figure({ what, figure: value, low, high, better: "higher", ...(goal === undefined ? {} : { goal }) });
  });
  const seconds = measured.reduce((sum, each) => sum + each.seconds, 0) / measured.length;
  return [...judged, figure({ what: `${name}: training`, figure: Math.round(100 * seconds) / 100, unit: "s", better: "lower" })];
}

const bySeed = (measured: readonly Measured[], metric: Metric): BySeed =>
  measured.map(({ perUser }) => new Map(Object.entries(perUser).map(([id, values]) => [id, values[`${metric}@10`]!])));

/** The beginnings of figures that rest on several rows. */
const COMPARED = ["best single without tags", "blend against EASE", "blend by itself"];
const topic = (what: string) => what.slice(0, what.indexOf(":"));

/** Figures of several rows on the same splits, of those that are there. */
function comparisons(measured: ReadonlyMap<RowName, readonly Measured[]>): Figure[] {
  const plain = measured.get("EASE, binary");
  const blend = measured.get("blend");
  const singles = [...measured].filter(([name]) => rows[name].single && name !== "EASE, binary");
  return [
    ...(plain && singles.length > 0 ? [bestSingle(plain, singles)] : []),
    ...(plain && blend ? blendAgainst(plain, blend) : []),
    ...(blend ? blendAlone(blend) : []),
  ];
}

const ratio = ([above, below]: readonly number[]) => above! / below!;

function bestSingle(plain: readonly Measured[], singles: readonly (readonly [RowName, readonly Measured[]])[]): Figure {
  const shares = singles.map(([name, own]) => ({
    name,
    ...overSeedsAndListeners([bySeed(own, "ndcg"), bySeed(plain, "ndcg")], ratio),
  }));
  const [best] = shares.sort((a, b) => b.value - a.value);
  const { name, value, low, high } = best!;
  const what = `best single without tags: NDCG@10 of ${name}, share of that of EASE on the same splits`;
  return figure({ what, figure: value, low, high, better: "higher", goal: BEST_SINGLE });
}

function blendAgainst(plain: readonly Measured[], blend: readonly Measured[]): Figure[] {
  const both = [bySeed(blend, "ndcg"), bySeed(plain, "ndcg")];
  const share = overSeedsAndListeners(both, ratio);
  const more = overSeedsAndListeners(both, ([own, other]) => own! - other!);
  const told = (what: string, { value, low, high }: typeof share) => ({
    what: `blend against EASE: ${what}`,
    figure: value,
    low,
    high,
    better: "higher" as const,
  });
  return [
    figure({ ...told("NDCG@10, share of that of EASE on the same splits", share), goal: BLEND.ofEase }),
    figure(told("NDCG@10 more than EASE, paired", more)),
    figure({
      what: "blend against EASE: lower bound of the paired 95 % interval, above 0",
      figure: more.low,
      better: "higher",
      goal: Number.MIN_VALUE,
    }),
  ];
}

function blendAlone(blend: readonly Measured[]): Figure[] {
  return (["ndcg", "recall"] as const).map((metric) => {
    const { value, low, high } = overSeedsAndListeners([bySeed(blend, metric)], ([mean]) => mean!);
    return figure({
      what: `blend by itself: ${METRICS[metric]}, goal beyond the table`,
      figure: value,
      low,
      high,
      better: "higher",
      goal: BLEND[metric],
    });
  });
}
