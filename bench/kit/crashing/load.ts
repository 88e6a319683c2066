import type { Random } from "@segue/kernels";
import type { Api } from "../segue.js";
import type { Told } from "./told.js";

/** Listeners whose events are posted one by one. */
export const LISTENERS = 8;
const TRACKS = 60;
const SENDERS = 3;
/** Lines of each imported file. */
export const LINES = 3000;

/** Events, imports and trainings at once, until the server is gone; what it acknowledged is noted. */
export async function loadUntilGone(server: Api, told: Told, random: Random): Promise<void> {
  const senders = Array.from({ length: SENDERS }, (_, i) => forever(() => sendEvents(server, told, random.fork(`sender ${i}`))));
  await Promise.all([...senders, forever(() => importFile(server, told)), forever(() => train(server, told, random))]);
}

/** Repeats until the connection fails: the server was killed. */
async function forever(once: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await once();
    } catch (thrown) {
      if (thrown instanceof TypeError || isCut(thrown)) return;
      throw thrown;
    }
  }
}

const isCut = (thrown: unknown) => /ECONNRE|EPIPE|socket|terminated/.test(String((thrown as Error).cause ?? thrown));

/** Posts a few events; ids that were posted before without an answer come again, as from a client that does not know. */
export async function sendEvents(server: Api, told: Told, random: Random): Promise<void> {
  const ids = told.unanswered.splice(0, 5);
  for (let i = random.int(12); i >= 0; i--) ids.push(`e${told.nextEvent++}`);
  told.tried.push(...ids);
  const events = ids.map((id) => {
    const number = Number(id.slice(1));
    return { id, user: `u${number % LISTENERS}`, track: `t${(number * 7) % TRACKS}` };
  });
  try {
    await server.post("/v1/events", { events });
  } catch (thrown) {
    told.unanswered.push(...ids);
    throw thrown;
  }
  for (const id of ids) told.acknowledged.add(id);
}

export async function importFile(server: Api, told: Told): Promise<void> {
  const number = told.nextImport++;
  const lines = Array.from({ length: LINES }, (_, i) => `i${number}-${i % 50},t${(i * 13 + number) % TRACKS}\n`);
  const id = await server.upload(`user_id,music_id\n${lines.join("")}`);
  const uploads = [{ id, name: `i${number}.csv` }];
  const job = await server.post<{ id: string }>("/v1/imports", { uploads, name: `i${number}` });
  await follow(server, told, job.id);
}

export async function train(server: Api, told: Told, random: Random): Promise<void> {
  const algorithm = ["popularity", "item-knn", "als"][random.int(3)]!;
  const job = await server.post<{ id: string }>("/v1/models", { algorithm, as: `m${random.int(4)}` });
  await follow(server, told, job.id);
}

/** Waits for the end of a job that was accepted. */
async function follow(server: Api, told: Told, id: string): Promise<void> {
  told.jobs.add(id);
  for (;;) {
    const job = await server.get<{ state: string }>(`/v1/jobs/${id}`);
    if (job === undefined) throw new Error(`the job ${id} is not there any more`);
    if (!["queued", "running"].includes(job.state)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
