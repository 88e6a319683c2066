import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { simulateRounds } from "@segue/engine";
import { claim, type Figure, figure } from "./kit/claim.js";
import type { Judged } from "./kit/documents.js";
import { inTempFolder, segue } from "./kit/segue.js";

/** Those that read the order of play, and those to which a session is a set of tracks. */
const READING = ["sequential-rules", "session-knn", "gru", "rerank"];
const BLIND = ["popularity", "item-knn"];

const K = 10;
const SEED = 7;
const METRIC = `hit@${K}`;

export default claim({
  name: "order",
  claim:
    "Of simulated sessions whose order tells what comes next, models that read the order find more than all that are blind to it, their 95 % intervals apart; of the same sessions in random order they do not.",
  seed: SEED,
  run: async () => [...(await judgedOn(true)), ...(await judgedOn(false))],
});

async function judgedOn(inOrder: boolean): Promise<Figure[]> {
  const { sessions, truth } = simulateRounds({ seed: SEED, inOrder });
  const judged = await inTempFolder(async (folder) => {
    const lines = sessions.map((session) => JSON.stringify({ session }));
    await writeFile(join(folder, "rounds.jsonl"), `${lines.join("\n")}\n`);
    await segue(folder, "import", "rounds.jsonl");
    const split = `--split sessions:0.8,0.1,0.1 --k ${K} --seed ${SEED}`.split(" ");
    return await segue<Judged>(folder, "evaluate", ...BLIND, ...READING, ...split);
  });
  const where = inOrder ? "in order" : "in random order";
  const intervalOf = (name: string) => judged.find(({ model }) => model === name)!.metrics[METRIC]!;
  const blind = Math.max(...BLIND.map((name) => intervalOf(name).high));
  const shown = [...BLIND, ...READING].map((name) => {
    const { value, low, high } = intervalOf(name);
    return figure({
      what: `${METRIC} of ${name}, ${where}`,
      figure: 100 * value,
      low: 100 * low,
      high: 100 * high,
      unit: "%",
      better: "higher",
    });
  });
  const leads = READING.map((name) =>
    leadOf(`${name}, ${where}: its interval above those of the blind`, 100 * (intervalOf(name).low - blind), inOrder),
  );
  const most = figure({
    what: `${METRIC} that can be known, ${where}`,
    figure: 100 * truth.ceiling(K),
    unit: "%",
    better: "higher",
  });
  return [...shown, most, ...leads];
}

/** The lower bound less the highest upper bound of the blind: above 0 where order tells, and not where it does not. */
const leadOf = (what: string, lead: number, inOrder: boolean): Figure =>
  figure({ what, figure: lead, unit: "points", better: inOrder ? "higher" : "lower", goal: inOrder ? Number.EPSILON : 0 });
