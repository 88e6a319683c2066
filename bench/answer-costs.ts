import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { algorithms, type Dataset, datasetFromPairs, resolveConfig, simulateWorld, trainAlgorithm } from "@segue/engine";
import { createPool, createRandom } from "@segue/kernels";
import { claim, type Figure, figure } from "./kit/claim.js";
import { loadedModel } from "./kit/loaded-models.js";
import { inTempFolder, type Server, segue, serve } from "./kit/segue.js";

const SEED = 42;
const UNTIL = Date.UTC(2026, 0, 1);
const ASKED = 1000;
const N = 10;
/** Heavy enough that their answers can be timed. */
const MODELS = ["item-knn", "user-knn", "als", "ease"];

interface Cost {
  readonly secondsPer1000: number;
  readonly megabytes: number;
}

export default claim({
  name: "answer-costs",
  claim:
    "What the service says 1,000 answers of a model cost is within a factor of 2 of what is measured directly, in seconds and in memory.",
  seed: SEED,
  run: () =>
    inTempFolder(async (folder) => {
      const { events } = simulateWorld({ seed: SEED, until: UNTIL, listeners: 1500, tracks: 6000, plays: 200_000 });
      const pairs = events.filter(({ kind }) => kind === "play").map(({ user, track }) => [user, track] as const);
      await writeFile(join(folder, "plays.csv"), `user_id,music_id\n${pairs.map((pair) => `${pair.join(",")}\n`).join("")}`);
      await segue(folder, "import", "plays.csv");
      for (const name of MODELS) await segue(folder, "train", name, "--seed", String(SEED));
      const dataset = datasetFromPairs(pairs);
      const server = await serve(folder);
      try {
        const figures: Figure[] = [];
        for (const name of MODELS)
          figures.push(...compared(name, await told(server, name, dataset), await measured(name, dataset)));
        return figures;
      } finally {
        await server.stop();
      }
    }),
});

function compared(name: string, said: Cost, direct: Cost): Figure[] {
  const off = (a: number, b: number) => Math.max(a / b, b / a);
  const show = (cost: Cost) => `${cost.secondsPer1000.toPrecision(3)} s, ${cost.megabytes.toPrecision(3)} MB`;
  const beside = `${name}: told ${show(said)}, measured ${show(direct)}`;
  return [
    figure({
      what: `${beside}; seconds, factor between`,
      figure: off(said.secondsPer1000, direct.secondsPer1000),
      better: "lower",
      goal: 2,
    }),
    figure({ what: `${name}; memory, factor between`, figure: off(said.megabytes, direct.megabytes), better: "lower", goal: 2 }),
  ];
}

/** What the service tells, once it has answered. */
async function told(server: Server, model: string, { users }: Dataset): Promise<Cost> {
  for (let i = 0; i < ASKED; i++)
    await server.get(`/v1/users/${encodeURIComponent(users.ids[i % users.size]!)}/recommendations?n=${N}&model=${model}`);
  const found = await server.get<{ cost: Cost | null }>(`/v1/models/${model}`);
  if (found?.cost == null) throw new Error(`the service tells no cost of ${model}`);
  return found.cost;
}

/** The same recipe's answers, timed outside the service, and what a process grows by when the model is loaded and answers. */
async function measured(name: string, dataset: Dataset): Promise<Cost> {
  const algorithm = algorithms.find((each) => each.name === name)!;
  const resolved = resolveConfig(algorithm, {});
  if (!("value" in resolved)) throw new Error("the defaults of an algorithm fit its schema");
  const pool = createPool(2);
  const trained = await trainAlgorithm(algorithm, dataset, resolved.value, {
    random: createRandom(SEED),
    pool,
    report: async () => {},
  });
  await pool.close();
  const { seconds, bytes } = await loadedModel({
    algorithm: name,
    files: trained.files(),
    trackIds: dataset.tracks.ids,
    plays: dataset.plays,
    answers: ASKED,
    n: N,
  });
  return { secondsPer1000: (1000 * seconds) / ASKED, megabytes: bytes / 1e6 };
}
