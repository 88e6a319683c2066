import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "@segue/kernels";
import { claim, type Figure, figure } from "./kit/claim.js";
import { sharedData } from "./kit/data.js";
import { inTempFolder, type Server, segue, serve } from "./kit/segue.js";

const SEED = 42;
/** Each state of the machine is measured so often, in turns. */
const ROUNDS = Number(process.env.SEGUE_PROVE_ROUNDS ?? 4);
/** Seconds of one measurement. */
const WINDOW = 10;
/** Milliseconds from one request of a client to its next. */
const PACE = 10;
/** Lines of an import that goes on longer than a measurement. */
const LINES = 1_000_000;

/** Work that goes on beside the requests: it is started, and given up at the end of the measurement. */
const STATES: Readonly<Record<string, ((server: Server, round: number) => Promise<string>) | undefined>> = {
  idle: undefined,
  "als training": (server) => train(server, "als", { factors: 128, iterations: 200 }),
  "ease training": (server) => train(server, "ease", { form: "tracks" }),
  import: importFile,
};

/** Milliseconds that each request took, by state. */
type Latencies = Map<string, { readonly recommendations: number[]; readonly events: number[] }>;

export default claim({
  name: "latency-under-training",
  claim:
    "Recommendations (lastfm-2k, item-knn) and event posts answer about as fast while a model is trained, or a million lines are imported, as on an " +
    "idle server: at most twice as long and 5 ms more, in the slowest hundredth; a post that waits for an import's transaction 40 ms more.",
  seed: SEED,
  versionsOf: ["libsql"],
  run: () =>
    inTempFolder(async (folder) => {
      await segue(folder, "import", join(sharedData("lastfm-2k"), "user_artists.dat"));
      await segue(folder, "train", "item-knn");
      const server = await serve(folder);
      const latencies: Latencies = new Map();
      try {
        // Once unrecorded, so that what has to be compiled is.
        await measure(server, new Map(), "idle", 0);
        for (let round = 0; round < ROUNDS; round++)
          for (const state of Object.keys(STATES)) await measure(server, latencies, state, round);
      } finally {
        await server.stop();
      }
      return figuresOf(latencies);
    }),
});

async function measure(server: Server, latencies: Latencies, state: string, round: number): Promise<void> {
  const job = await STATES[state]?.(server, round);
  if (job !== undefined) await running(server, job);
  const taken = latencies.get(state) ?? { recommendations: [], events: [] };
  latencies.set(state, taken);
  const until = performance.now() + 1000 * WINDOW;
  const random = createRandom(SEED + round);
  await Promise.all([
    repeat(until, taken.recommendations, () => fetch(new URL(`/v1/users/${2 + random.int(1800)}/recommendations`, server.url))),
    repeat(until, taken.events, () => postEvent(server, random.int(100))),
  ]);
  if (job === undefined) return;
  const { state: now } = (await server.get<{ state: string }>(`/v1/jobs/${job}`))!;
  if (now !== "running") throw new Error(`the ${state} was ${now} before the measurement ended`);
  await fetch(new URL(`/v1/jobs/${job}/cancel`, server.url), { method: "POST" });
}

/** Waits until the job does what it is there for: its process is up, and the data are read. */
async function running(server: Server, id: string): Promise<void> {
  for (;;) {
    const job = await server.get<{ state: string; progress: number }>(`/v1/jobs/${id}`);
    if (job?.state === "running" && job.progress > 0) return;
    if (job?.state !== "queued" && job?.state !== "running") throw new Error(`the job ended too soon: ${JSON.stringify(job)}`);
    await sleep(50);
  }
}

async function repeat(until: number, taken: number[], ask: () => Promise<Response>): Promise<void> {
  while (performance.now() < until) {
    const begun = performance.now();
    const answer = await ask();
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`a request was answered with ${answer.status}`);
    const milliseconds = performance.now() - begun;
    taken.push(milliseconds);
    if (milliseconds < PACE) await sleep(PACE - milliseconds);
  }
}

function postEvent(server: Server, i: number): Promise<Response> {
  const body = JSON.stringify({ events: [{ user: `listener-${i}`, track: `${1 + i}` }] });
  return fetch(new URL("/v1/events", server.url), { method: "POST", headers: { "content-type": "application/json" }, body });
}

async function train(server: Server, algorithm: string, config: Record<string, unknown>): Promise<string> {
  return (await server.post<{ id: string }>("/v1/models", { algorithm, config, as: "beside" })).id;
}

async function importFile(server: Server, round: number): Promise<string> {
  const random = createRandom(SEED + round);
  const lines = Array.from({ length: LINES }, () => `import-${random.int(20_000)},${1 + random.int(18_000)}\n`);
  const headers = { "content-type": "application/octet-stream" };
  const sent = await fetch(new URL("/v1/uploads", server.url), {
    method: "POST",
    headers,
    body: `user,track\n${lines.join("")}`,
  });
  const { id } = (await sent.json()) as { id: string };
  return (await server.post<{ id: string }>("/v1/imports", { uploads: [{ id, name: "plays.csv" }], name: `import ${round}` })).id;
}

function figuresOf(latencies: Latencies): Figure[] {
  const idle = latencies.get("idle")!;
  return [...latencies].flatMap(([state, taken]) =>
    (["recommendations", "events"] as const).flatMap((kind) => {
      const extra = state === "import" && kind === "events" ? 45 : 5;
      const goal = state === "idle" ? {} : { goal: 2 * percentile(idle[kind], 0.99) + extra };
      const what = `${kind}, ${state}`;
      return [
        figure({ what: `${what}: median`, figure: percentile(taken[kind], 0.5), unit: "ms", better: "lower" }),
        figure({
          what: `${what}: 99th percentile of ${taken[kind].length}`,
          figure: percentile(taken[kind], 0.99),
          unit: "ms",
          better: "lower",
          ...goal,
        }),
      ];
    }),
  );
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
