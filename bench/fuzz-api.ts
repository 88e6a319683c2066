import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { simulateWorld } from "@segue/engine";
import { createRandom } from "@segue/kernels";
import { claim, figure } from "./kit/claim.js";
import { type Fuzzed, fuzz } from "./kit/fuzzing/fuzz.js";
import { inTempFolder, type Server, segue, serve } from "./kit/segue.js";

const SEED = 42;
const REQUESTS = 20_000;
/** Sent first, so that what is loaded once is loaded before memory is looked at. */
const WARMING = 2_000;
const CLIENTS = 4;
/** Memory that may come on top over all requests, in MiB. */
const GROWTH = 200;
const UNTIL = Date.UTC(2026, 0, 1);

export default claim({
  name: "fuzz-api",
  claim: `${REQUESTS.toLocaleString("en")} requests made from the API's document, most of them with something wrong, are each answered as the document says.`,
  seed: SEED,
  run: () =>
    inTempFolder(async (folder) => {
      await prepare(folder);
      const server = await serve(folder, "--jobs", "0");
      try {
        const random = createRandom(SEED);
        const known = await whatIsThere(server);
        const run = (label: string, requests: number) =>
          fuzz({ url: server.url, random: random.fork(label), requests, clients: CLIENTS, known });
        const warm = await run("warming", WARMING);
        const before = memoryOf(server.pid);
        const whole = await run("requests", REQUESTS);
        const growth = memoryOf(server.pid) - before;
        const alive = (await server.get("/health")) !== undefined;
        return figuresOf([warm, whole], growth, alive);
      } finally {
        await server.stop();
      }
    }),
});

/** A small world with models, and nobody kept waiting for asking too often without a key. */
async function prepare(folder: string): Promise<void> {
  const { events } = simulateWorld({ seed: SEED, until: UNTIL, listeners: 80, tracks: 120, plays: 4000 });
  const lines = events.filter(({ kind }) => kind === "play").map(({ user, track }) => `${user},${track}\n`);
  await writeFile(join(folder, "plays.csv"), `user_id,music_id\n${lines.join("")}`);
  await writeFile(join(folder, "segue.toml"), "refusals = 1000000\n");
  await segue(folder, "import", "plays.csv");
  for (const name of ["popularity", "item-knn", "als"]) await segue(folder, "train", name);
  await segue(folder, "recommend", "--all", "--out", "recs.csv");
}

interface Page {
  readonly items: readonly { readonly id: string }[];
}

async function whatIsThere({ get }: Server): Promise<Record<string, string[]>> {
  const words = ["users", "tracks", "imports", "models", "jobs", "keys", "snapshots", "deployments"];
  const pages = await Promise.all(words.map((word) => get<Page>(`/v1/${word}`)));
  const ids = words.map((word, i) => [word, (pages[i]?.items ?? []).map(({ id }) => id)] as const);
  return { ...Object.fromEntries(ids), merges: ["sim-track-001"], workspaces: ["none"], uploads: [] };
}

/** The resident memory of a process, in MiB. */
function memoryOf(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kib) / 1024;
}

function figuresOf(runs: readonly Fuzzed[], growth: number, alive: boolean) {
  for (const { statuses, defects } of runs) {
    console.log(
      `  answers by status: ${[...statuses]
        .sort()
        .map(([status, count]) => `${status}: ${count}`)
        .join(", ")}`,
    );
    for (const [defect, { count, example }] of defects) console.log(`  DEFECT ×${count} ${defect}\n      ${example}`);
  }
  const sum = (of: (run: Fuzzed) => number) => runs.reduce((total, run) => total + of(run), 0);
  return [
    figure({ what: "requests", figure: sum(({ requests }) => requests), better: "higher", goal: REQUESTS }),
    figure({ what: "operations", figure: runs[0]!.operations, better: "higher" }),
    figure({
      what: "answers that are not as documented",
      figure: sum(({ defects }) => [...defects.values()].reduce((n, { count }) => n + count, 0)),
      better: "lower",
      goal: 0,
    }),
    figure({
      what: "the slowest answer",
      figure: Math.max(...runs.map(({ slowest }) => slowest)) / 1000,
      unit: "s",
      better: "lower",
      goal: 5,
    }),
    figure({ what: "memory that came on top", figure: growth, unit: "MiB", better: "lower", goal: GROWTH }),
    figure({ what: "services that do not answer afterwards", figure: alive ? 0 : 1, better: "lower", goal: 0 }),
  ];
}
