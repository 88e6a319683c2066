import { execFileSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { claim, type Figure, figure } from "./kit/claim.js";
import { type Asker, createAsker, EVENT_EVERY, LIMIT, type Measured } from "./kit/loading/asker.js";
import { startBareRoute } from "./kit/loading/bare-server.js";
import { highestRate } from "./kit/loading/highest-rate.js";
import { inventListening, playsTable, tracksTable } from "./kit/loading/listening.js";
import { percentile } from "./kit/loading/percentile.js";
import { inTempFolder, segue, serve } from "./kit/segue.js";

const SEED = 42;
const WORLD = { listeners: 50_000, tracks: 100_000, each: 20 };
/**
 * Of als: tracks have ten listeners each, fewer than what the usual λ is for: with it all vectors lie on one line (nDCG@10 on validation .0006; with this one
 * .0315), and the search for the nearest would be no search.
 */
const REGULARIZATION = 0.0003;
/** A second, where the search for the highest rate begins: low enough that it is borne. */
const FIRST_RATE = 50;
/** A second, at which it is asked once unrecorded, so that what has to be compiled is. */
const WARMING_RATE = 200;

export default claim({
  name: "serving",
  claim:
    `${WORLD.tracks.toLocaleString("en")} invented tracks, als with 64 factors, one server process: recommendations a second, each for another listener and one in ` +
    `${EVENT_EVERY} right after an event of that listener, which it must reflect, at which 99 of 100 are answered within ${LIMIT} ms of when they were due. ` +
    "Open loop, on the same two cores as the server; no answer is kept.",
  seed: SEED,
  versionsOf: ["fastify", "libsql"],
  run: () => inTempFolder(measure),
});

async function measure(folder: string): Promise<Figure[]> {
  const listening = inventListening(WORLD, SEED);
  await write(join(folder, "plays.csv"), playsTable(listening));
  await write(join(folder, "tracks.csv"), tracksTable(listening));
  await segue(folder, "import", "plays.csv", "tracks.csv");
  await segue(folder, "train", "als", "--set", "factors=64", "--set", `regularization=${REGULARIZATION}`, "--seed", String(SEED));
  // What was written until now is on the disk, so that no event waits behind it.
  execFileSync("sync");
  const server = await serve(folder);
  try {
    const asking = createAsker(server.url, listening);
    const ours = await highest(asking);
    const sample = await asking.requests.send("/v1/users/u1/recommendations");
    asking.requests.close();
    const bare = await startBareRoute(folder, sample);
    const reference = await highest(createAsker(bare.url, listening, { check: false })).finally(bare.stop);
    return figuresOf(ours, reference);
  } finally {
    await server.stop();
  }
}

const write = (file: string, pieces: Iterable<string>) => pipeline(Readable.from(pieces), createWriteStream(file));

async function highest({ at }: Asker): Promise<Measured | undefined> {
  await at(WARMING_RATE);
  return highestRate(FIRST_RATE, async (rate) => {
    const trial = await at(rate);
    const all = [...trial.recommendations, ...trial.afterEvents];
    console.log(`  ${rate}/s: median ${percentile(all, 0.5).toFixed(2)} ms, p99 ${percentile(all, 0.99).toFixed(2)} ms`);
    return trial;
  });
}

function figuresOf(ours: Measured | undefined, reference: Measured | undefined): Figure[] {
  const bare = "the same of a bare Fastify route that answers with ready bytes, a second";
  return [
    figure({ what: `recommendations a second with p99 ≤ ${LIMIT} ms`, figure: ours?.rate ?? 0, better: "higher", goal: 500 }),
    ...(ours === undefined ? [] : figuresAt(ours)),
    figure({ what: bare, figure: reference?.rate ?? 0, better: "higher" }),
  ];
}

/** Of a rate that was borne: where not even the first was, there is nothing to tell of it. */
function figuresAt({ recommendations, afterEvents, events }: Measured): Figure[] {
  const milliseconds = (what: string, values: readonly number[], share: number) =>
    figure({ what, figure: percentile(values, share), unit: "ms", better: "lower" });
  const all = [...recommendations, ...afterEvents];
  return [
    milliseconds("at that rate: median", all, 0.5),
    milliseconds(`at that rate: 99th percentile of ${all.length}`, all, 0.99),
    milliseconds(`right after an event: 99th percentile of ${afterEvents.length}`, afterEvents, 0.99),
    milliseconds(`events: 99th percentile of ${events.length}`, events, 0.99),
  ];
}
