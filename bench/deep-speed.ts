import { claim, type Figure, figure } from "./kit/claim.js";
import { measureChosen } from "./kit/rows.js";
import { race, type Stepped, type Way } from "./kit/stepping/race.js";

const NAME = "deep-speed";

interface Row {
  readonly name: string;
  readonly ways: readonly Way[];
  /** What a step may take on two threads, as a share of theirs; one without is only shown. */
  readonly goal?: number;
}

const TABLES = [{ sparse: true }, { sparse: false }];

const rows: readonly Row[] = [
  { name: "transformer", ways: TABLES, goal: 1 },
  { name: "transformer-full", ways: [{}], goal: 1 },
  { name: "transformer-60k", ways: TABLES },
  { name: "language-model", ways: [{}], goal: 1 },
  { name: "cnn", ways: [{ channelsLast: true }, {}], goal: 1.1 },
  { name: "gru", ways: TABLES, goal: 1.2 },
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
  run: () => measureChosen(NAME, rows, measured),
});

async function measured({ name: network, ways, goal }: Row): Promise<Figure[]> {
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
