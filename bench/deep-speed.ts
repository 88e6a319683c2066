import { claim, type Figure, figure } from "./kit/claim.js";
import { readRecords } from "./kit/record.js";
import { race, type Stepped, type Way } from "./kit/stepping/race.js";

const NAME = "deep-speed";

interface Row {
  readonly network: string;
  readonly ways: readonly Way[];
  /** What a step may take on two threads, as a share of theirs; one without is only shown. */
  readonly goal?: number;
}

const TABLES = [{ sparse: true }, { sparse: false }];

/** What `SEGUE_DEEP_SPEED_ROWS` may choose, separated by commas. */
const rows: readonly Row[] = [
  { network: "transformer", ways: TABLES, goal: 1 },
  { network: "transformer-full", ways: [{}], goal: 1 },
  { network: "transformer-60k", ways: TABLES },
  { network: "language-model", ways: [{}], goal: 1 },
  { network: "cnn", ways: [{ channelsLast: true }, {}], goal: 1.1 },
  { network: "gru", ways: TABLES, goal: 1.2 },
];
const THREADS = [2, 1];
/** What rounding may make of the losses of ten steps. */
const SAME = 1e-4;

export default claim({
  name: NAME,
  claim:
    "A step of training takes no longer than by PyTorch on the same cores (fused Adam, tuned allocator, channels last or first, tables of tracks dense or sparse: what is fastest), and comes to the same.",
  seed: 42,
  versionsOf: ["onnxruntime-node"],
  async run() {
    const names = rows.map(({ network }) => network);
    const chosen = process.env.SEGUE_DEEP_SPEED_ROWS?.split(",") ?? names;
    const unknown = chosen.filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(", ")}; there are ${names.join(", ")}`);
    const kept = readRecords().find(({ name }) => name === NAME)?.figures ?? [];
    const figures: Figure[] = [];
    for (const row of rows) {
      // What is not chosen stays as it was measured last.
      if (chosen.includes(row.network)) figures.push(...(await measured(row)));
      else figures.push(...kept.filter(({ what }) => what.startsWith(`${row.network}: `)));
    }
    return figures;
  },
});

async function measured({ network, ways, goal }: Row): Promise<Figure[]> {
  const figures: Figure[] = [];
  let difference = 0;
  for (const threads of THREADS) {
    const stepped = await race({ network, threads, ways });
    const judged = threads === 2 && goal !== undefined ? { goal } : {};
    figures.push(
      figure({ what: told(network, threads, stepped), figure: stepped.ours / stepped.theirs, better: "lower", ...judged }),
    );
    difference = Math.max(difference, stepped.difference);
  }
  const what = `${network}: largest relative difference of the losses of ten steps`;
  return [...figures, figure({ what, figure: difference, better: "lower", goal: SAME })];
}

const told = (network: string, threads: number, { ours, theirs }: Stepped) =>
  `${network}: a step on ${threads === 1 ? "one thread" : "two threads"}, share of that of PyTorch (${ours.toFixed(1)} ms to ${theirs.toFixed(1)} ms)`;
