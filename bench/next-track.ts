import { createReadStream, createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { claim, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import type { Judged } from "./kit/documents.js";
import { inTempFolder, secondsSince, segue } from "./kit/segue.js";

/** P@20 and MRR@20 in percent, to reach by the defaults. */
const GOALS: Readonly<Record<string, readonly [precision: number, rank: number] | undefined>> = {
  rerank: undefined,
  popularity: undefined,
  "item-knn": undefined,
  "sequential-rules": [17.9, 8.7],
  "session-knn": [23.8, 10.4],
};
/** By name, separated by commas, where only some are to be judged: networks learn for minutes each. */
const CHOSEN = process.env.SEGUE_NEXT_ROWS?.split(",") ?? Object.keys(GOALS);

const K = 20;
const SEED = 42;

export default claim({
  name: "next-track",
  claim:
    "On nowplaying (128,077 sessions of 60,416 tracks) the next track is found after every proper beginning of the latest tenth of the sessions, repeats included, by models that learned from what is earlier; and `segue next`, told those beginnings one by one, finds the same.",
  seed: SEED,
  run: async () => [...(await judgedInside()), ...(CHOSEN.includes("session-knn") ? await judgedOutside() : [])],
});

/** As the program judges itself. */
function judgedInside() {
  return inTempFolder(async (folder) => {
    await segue(folder, "import", join(sharedData("nowplaying"), "sessions.txt"));
    const split = `--split sessions:0.8,0.1,0.1 --k ${K} --seed ${SEED}`.split(" ");
    const judged = await segue<Judged>(folder, "evaluate", ...CHOSEN, ...split);
    const rows = judged.flatMap(({ model, metrics, seconds }) => {
      const goals = GOALS[model];
      return [
        inPercent(`P@${K} of ${model}`, metrics[`hit@${K}`]!, goals?.[0]),
        inPercent(`MRR@${K} of ${model}`, metrics[`mrr@${K}`]!, goals?.[1]),
        figure({ what: `training of ${model}`, figure: seconds.train, unit: "s", better: "lower" }),
      ];
    });
    return [...rows, ...leadOfRerank(judged)];
  });
}

/** Points of P@20 and MRR@20 that putting candidates in order brings, on the same cases. */
function leadOfRerank(judged: readonly Judged[]) {
  const [before, after] = ["session-knn", "rerank"].map((name) => judged.find(({ model }) => model === name)?.metrics);
  if (before === undefined || after === undefined) return [];
  return [["P", "hit", 1.8] as const, ["MRR", "mrr", 0.9] as const].map(([what, metric, goal]) => {
    const lead = 100 * (after[`${metric}@${K}`]!.value - before[`${metric}@${K}`]!.value);
    return figure({ what: `${what}@${K} of rerank above session-knn`, figure: lead, unit: "points", better: "higher", goal });
  });
}

const inPercent = (what: string, { value, low, high }: { value: number; low: number; high: number }, goal?: number) =>
  figure({
    what,
    figure: 100 * value,
    low: 100 * low,
    high: 100 * high,
    unit: "%",
    better: "higher",
    ...(goal === undefined ? {} : { goal }),
  });

/** As a user finds out who has only the command line: train on the earlier sessions, ask for the rest, count. */
function judgedOutside() {
  return inTempFolder(async (folder) => {
    const lines = (await readFile(join(sharedData("nowplaying"), "sessions.txt"), "utf8")).trimEnd().split("\n");
    const cut = lines.length - Math.floor(lines.length / 10);
    await writeFile(join(folder, "earlier.txt"), lines.slice(0, cut).join("\n"));
    await segue(folder, "import", "earlier.txt");
    await segue(folder, "train", "session-knn", "--seed", String(SEED));
    const later = lines.slice(cut).map((line) => line.trim().split(/ +/));
    await pipeline(Readable.from(beginnings(later)), createWriteStream(join(folder, "asked.jsonl")));
    const begun = performance.now();
    await segue(folder, ..."next --sessions asked.jsonl --model session-knn --out told.jsonl -n".split(" "), String(K));
    const seconds = secondsSince(begun);
    const { count, hits, ranks } = await counted(join(folder, "told.jsonl"), later);
    const [precision, rank] = GOALS["session-knn"]!;
    return [
      figure({
        what: `P@${K} of session-knn, by segue next`,
        figure: (100 * hits) / count,
        unit: "%",
        better: "higher",
        goal: precision,
      }),
      figure({
        what: `MRR@${K} of session-knn, by segue next`,
        figure: (100 * ranks) / count,
        unit: "%",
        better: "higher",
        goal: rank,
      }),
      figure({
        what: "beginnings answered by segue next, start included",
        figure: count / seconds,
        unit: "/s",
        better: "higher",
      }),
    ];
  });
}

function* beginnings(sessions: readonly (readonly string[])[]): Generator<string> {
  for (const session of sessions)
    for (let next = 1; next < session.length; next++) yield `${JSON.stringify({ session: session.slice(0, next) })}\n`;
}

async function counted(file: string, sessions: readonly (readonly string[])[]) {
  const targets = sessions.flatMap((session) => session.slice(1));
  let [count, hits, ranks] = [0, 0, 0];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const rank = (JSON.parse(line) as { items: string[] }).items.indexOf(targets[count++]!) + 1;
    if (rank > 0) [hits, ranks] = [hits + 1, ranks + 1 / rank];
  }
  if (count !== targets.length) throw new Error(`${count} answers to ${targets.length} questions`);
  return { count, hits, ranks };
}
