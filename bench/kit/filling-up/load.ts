import type { Random } from "@segue/kernels";
import { LINES, LISTENERS } from "../crashing/load.js";
import type { Told } from "../crashing/told.js";
import type { Server } from "../segue.js";

const TRACKS = 60;
const CLIENTS = 4;

/** What was acknowledged, and what was answered otherwise. */
export interface Seen extends Told {
  /** Secrets of keys that were acknowledged. */
  readonly keys: string[];
  /** Answers that said that the disk is full. */
  refused: number;
  /** Answers that were neither success nor that. */
  readonly wrong: string[];
  reads: number;
  /** Reads that were not answered. */
  readonly failedReads: string[];
}

/** Keys that were never used: the first use of each is one more thing to write down. */
type Fresh = string[];

/** Everything that writes, and reads beside it, until `over`. */
export async function loadUntil(over: AbortSignal, server: Server, seen: Seen, fresh: Fresh, random: Random): Promise<void> {
  const writers = Array.from({ length: CLIENTS }, (_, i) => write(over, server, seen, random.fork(`client ${i}`)));
  await Promise.all([...writers, read(over, server, seen, fresh)]);
}

async function write(over: AbortSignal, server: Server, seen: Seen, random: Random): Promise<void> {
  const kinds = [...new Array(8).fill(events), makeKey, makeKey, importFile, train, exportAll, recommendAll, backUp];
  while (!over.aborted) await kinds[random.int(kinds.length)]!(server, seen, random);
}

async function read(over: AbortSignal, server: Server, seen: Seen, fresh: Fresh): Promise<void> {
  for (let i = 0; !over.aborted; i++) {
    const key = fresh.pop();
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const answer = await fetch(new URL(`/v1/users/u${i % LISTENERS}/recommendations`, server.url), { headers });
    seen.reads++;
    if (!answer.ok) seen.failedReads.push(await answer.text());
    else await answer.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Posts, and gives the answer's document where it is a success. */
export async function post<T>(server: Server, seen: Seen, path: string, body: unknown, type = "application/json") {
  const content = type === "application/json" ? JSON.stringify(body) : (body as string);
  const answer = await fetch(new URL(path, server.url), { method: "POST", headers: { "content-type": type }, body: content });
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text) as T;
  if (answer.status === 507 && JSON.parse(text).code === "disk-full") seen.refused++;
  else seen.wrong.push(`POST ${path}: ${answer.status} ${text}`);
  return undefined;
}

async function events(server: Server, seen: Seen): Promise<void> {
  const ids = Array.from({ length: 5 }, () => `e${seen.nextEvent++}`);
  const sent = ids.map((id) => {
    const number = Number(id.slice(1));
    return { id, user: `u${number % LISTENERS}`, track: `t${(number * 7) % TRACKS}` };
  });
  if ((await post(server, seen, "/v1/events", { events: sent })) !== undefined) for (const id of ids) seen.acknowledged.add(id);
}

async function importFile(server: Server, seen: Seen): Promise<void> {
  const number = seen.nextImport++;
  const lines = Array.from({ length: LINES }, (_, i) => `i${number}-${i % 50},t${(i * 13 + number) % TRACKS}\n`);
  const body = `user_id,music_id\n${lines.join("")}`;
  const upload = await post<{ id: string }>(server, seen, "/v1/uploads", body, "application/octet-stream");
  if (upload === undefined) return;
  const uploads = [{ id: upload.id, name: `i${number}.csv` }];
  note(seen, await post<{ id: string }>(server, seen, "/v1/imports", { uploads, name: `i${number}` }));
  await pause();
}

async function train(server: Server, seen: Seen, random: Random): Promise<void> {
  const algorithm = ["popularity", "item-knn", "user-knn"][random.int(3)]!;
  note(seen, await post<{ id: string }>(server, seen, "/v1/models", { algorithm, as: `m${random.int(4)}` }));
  await pause();
}

async function makeKey(server: Server, seen: Seen): Promise<void> {
  const made = await post<{ key: string }>(server, seen, "/v1/keys", { name: "made", scopes: ["recommend"] });
  if (made !== undefined) seen.keys.push(made.key);
}

const job = (path: string, body: unknown) => async (server: Server, seen: Seen) => {
  note(seen, await post<{ id: string }>(server, seen, path, body));
  await pause();
};
const exportAll = job("/v1/exports", { format: "parquet" });
const recommendAll = job("/v1/recommendations", { n: 20 });
const backUp = job("/v1/backups", {});

function note(seen: Seen, made: { readonly id: string } | undefined): void {
  if (made !== undefined) seen.jobs.add(made.id);
}

/** Jobs take longer than requests; without a pause thousands would wait. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 500));
