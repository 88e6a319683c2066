import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { simulateWorld } from "@segue/engine";
import { claim, figure } from "./kit/claim.js";
import { inTempFolder, type Server, segue, serve } from "./kit/segue.js";

const SEED = 42;
const SWAPS = 500;
const CLIENTS = 8;
/** Between them and mixes of them the deployment is swapped; more versions than are kept loaded, so that models are also loaded anew. */
const MODELS = ["popularity", "item-knn", "user-knn", "als"];
const VERSIONS = 5;
const UNTIL = Date.UTC(2026, 0, 1);

interface Answer {
  readonly models: readonly { readonly model: string; readonly version: number }[];
  readonly items: readonly unknown[];
}

/** What the clients saw. */
interface Seen {
  answers: number;
  failed: number;
  empty: number;
  /** Models that answered, as name@version. */
  readonly models: Set<string>;
  /** Answers that several models gave together. */
  together: number;
}

export default claim({
  name: "swaps",
  claim: `${SWAPS} swaps of what is served, between models, mixes by listener and mixes by score, while ${CLIENTS} clients ask without a pause: no request fails.`,
  seed: SEED,
  run: () =>
    inTempFolder(async (folder) => {
      await prepare(folder);
      const server = await serve(folder);
      try {
        const seen: Seen = { answers: 0, failed: 0, empty: 0, together: 0, models: new Set() };
        const over = new AbortController();
        const clients = Array.from({ length: CLIENTS }, (_, i) => ask(server, i, seen, over.signal));
        const begun = performance.now();
        for (let i = 0; i < SWAPS; i++) await swap(server, i);
        const perSecond = (1000 * SWAPS) / (performance.now() - begun);
        over.abort();
        await Promise.all(clients);
        return figuresOf(seen, perSecond);
      } finally {
        await server.stop();
      }
    }),
});

async function prepare(folder: string): Promise<void> {
  const { events } = simulateWorld({ seed: SEED, until: UNTIL, listeners: 500, tracks: 2000, plays: 50_000 });
  const lines = events.filter(({ kind }) => kind === "play").map(({ user, track }) => `${user},${track}\n`);
  await writeFile(join(folder, "plays.csv"), `user_id,music_id\n${lines.join("")}`);
  await segue(folder, "import", "plays.csv");
  for (let version = 1; version <= VERSIONS; version++)
    for (const name of MODELS) await segue(folder, "train", name, "--seed", String(SEED + version));
}

async function swap(server: Server, i: number): Promise<void> {
  const headers = { "content-type": "application/json" };
  const url = new URL("/v1/deployments/home", server.url);
  const body = JSON.stringify(servingAt(i));
  const answer = await fetch(url, { method: "PUT", headers, body });
  if (!answer.ok) throw new Error(`the swap to ${body} failed: ${await answer.text()}`);
}

/** What is served from swap `i` on: by turns one model, two by listener, two by score. */
function servingAt(i: number) {
  const model = (at: number) => `${MODELS[at % MODELS.length]}@${1 + (Math.floor(at / MODELS.length) % VERSIONS)}`;
  if (i % 3 === 0) return { model: model(i) };
  const models = [
    { model: model(i), weight: 0.7 },
    { model: model(i + 1), weight: 0.3 },
  ];
  return { models, by: i % 3 === 1 ? "listener" : "score" };
}

async function ask(server: Server, client: number, seen: Seen, over: AbortSignal): Promise<void> {
  for (let i = client; !over.aborted; i++) {
    const user = `sim-listener-${String(1 + (i % 500)).padStart(4, "0")}`;
    const answer = await server.get<Answer>(`/v1/users/${user}/recommendations?n=10`).catch(() => undefined);
    seen.answers++;
    if (answer === undefined) seen.failed++;
    else {
      if (answer.items.length !== 10) seen.empty++;
      if (answer.models.length > 1) seen.together++;
      for (const { model, version } of answer.models) seen.models.add(`${model}@${version}`);
    }
  }
}

const figuresOf = ({ answers, failed, empty, together, models }: Seen, perSecond: number) => [
  figure({ what: `requests that failed, of ${answers}`, figure: failed, better: "lower", goal: 0 }),
  figure({ what: "answers with fewer tracks than were asked for", figure: empty, better: "lower", goal: 0 }),
  figure({
    what: "models that answered",
    figure: models.size,
    better: "higher",
    goal: MODELS.length * VERSIONS,
  }),
  figure({ what: "answers that several models gave together", figure: together, better: "higher", goal: 1 }),
  figure({ what: "swaps a second", figure: perSecond, better: "higher" }),
];
