import { join } from "node:path";
import { claim, type Figure, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import { measureChosen } from "./kit/rows.js";
import { inTempFolder, segue } from "./kit/segue.js";
import { type Size, stockSnapshot } from "./kit/sized-snapshot.js";

const NAME = "estimates";
const SEED = 42;
/** Forecast to take longer than this, in seconds, a training is left out. */
const LONGEST = 900;

const DEFAULTS = ["popularity", "user-knn", "item-knn", "als", "bpr", "ease", "graph"];

interface World {
  readonly name: string;
  /** What is learned from. */
  readonly from: Size | readonly [folder: string, file: string];
  /** Algorithms, with parameters after a colon. */
  readonly trained: readonly string[];
}

const worlds: readonly World[] = [
  {
    name: "lastfm-2k",
    from: ["lastfm-2k", "user_artists.dat"],
    trained: [...DEFAULTS, "item-knn:neighbours=50", "als:factors=32", "blend", "social"],
  },
  {
    name: "nowplaying",
    from: ["nowplaying", "sessions.txt"],
    trained: ["sequential-rules", "session-knn", "rerank", "gru", "transformer", "cnn-next"],
  },
  { name: "0.1 million events", from: { users: 20_000, tracks: 8000, events: 100_000 }, trained: DEFAULTS },
  { name: "1 million events", from: { users: 20_000, tracks: 8000, events: 1_000_000 }, trained: DEFAULTS },
  {
    name: "20 million events",
    from: { users: 138_000, tracks: 27_000, events: 20_000_000 },
    trained: ["popularity", "user-knn", "item-knn:neighbours=50", "als:factors=32", ...DEFAULTS.slice(2)],
  },
];

interface Foretold {
  readonly seconds: number;
  readonly bytes: number;
  readonly fits: boolean;
}
interface Job {
  readonly kind: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly result: { readonly peakRssMb: number };
}

export default claim({
  name: NAME,
  claim:
    "Before a training its time, from the worker's start to the stored model, and the peak memory of its process are forecast within a factor " +
    "of two of what is measured then (trainings that are forecast to take up to 15 minutes).",
  seed: SEED,
  versionsOf: ["libsql", "@duckdb/node-api"],
  run: () => measureChosen(NAME, worlds, (world) => inTempFolder((folder) => measureWorld(folder, world))),
});

async function measureWorld(folder: string, { name, from, trained }: World): Promise<Figure[]> {
  if ("users" in from) await stockSnapshot(join(folder, "segue-data"), from, SEED);
  else await segue(folder, "import", join(sharedData(from[0]), from[1]));
  // Each training finds the snapshot there, as all but the first do.
  await segue(folder, "train", "popularity", "--as", "first");
  const figures: Figure[] = [];
  for (const text of trained) figures.push(...(await measure(folder, name, text)));
  return figures;
}

async function measure(folder: string, world: string, text: string): Promise<Figure[]> {
  const [algorithm, ...parameters] = text.split(":") as [string, ...string[]];
  const args = ["train", algorithm, ...parameters.flatMap((parameter) => ["--set", parameter])];
  const [told] = (await segue<Foretold>(folder, ...args, "--dry-run")) as [Foretold];
  const what = `${world}: ${text}`;
  if (told.seconds > LONGEST || !told.fits) {
    const why = told.fits ? "would take too long here" : "does not fit, and is refused";
    return [figure({ what: `${what}, forecast only: it ${why}`, figure: told.seconds, unit: "s", better: "lower" })];
  }
  await segue(folder, ...args);
  const [[job]] = (await segue<Job[]>(folder, "jobs", "list")) as [[Job]];
  const seconds = (Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000;
  const megabytes = job.result.peakRssMb * 1.048576;
  return [
    ...ratios(`${what}: seconds`, told.seconds, seconds, "s"),
    ...ratios(`${what}: memory`, told.bytes / 1e6, megabytes, "MB"),
  ];
}

/** Forecast ÷ measured, which may be anything from ½ to 2: the larger of it and its inverse is the figure. */
function ratios(what: string, forecast: number, measured: number, unit: string): Figure[] {
  const off = Math.max(forecast / measured, measured / forecast);
  const round = (value: number) => Number(value.toPrecision(3));
  return [
    figure({
      what: `${what}, forecast ${round(forecast)} ${unit}, measured ${round(measured)}: off by a factor of`,
      figure: off,
      better: "lower",
      goal: 2,
    }),
  ];
}
