import { type Api, until } from "../segue.js";
import { LINES, LISTENERS } from "./load.js";
import type { Told } from "./told.js";

/** What was found wrong, as counts. */
export interface Harm {
  /** Acknowledged events that are not there. */
  lost: number;
  /** Events that are there twice. */
  doubled: number;
  /** Models in the registry that do not answer. */
  halfModels: number;
  /** Jobs that were accepted and are not there. */
  lostJobs: number;
  /** Imports of which something else is there than what the file says. */
  halfImports: number;
}

export const noHarm = (): Harm => ({ lost: 0, doubled: 0, halfModels: 0, lostJobs: 0, halfImports: 0 });

/** Looks at everything that may have been harmed. */
export async function check(server: Api, told: Told, harm: Harm): Promise<void> {
  await checkEvents(server, told, harm);
  await checkModels(server, harm);
  for (const id of told.jobs) if ((await server.get(`/v1/jobs/${id}`)) === undefined) harm.lostJobs++;
}

async function checkEvents(server: Api, told: Told, harm: Harm): Promise<void> {
  const there = new Map<string, number>();
  for (let user = 0; user < LISTENERS; user++) {
    const known = await server.get<{ events: { id: string | null }[] }>(`/v1/users/u${user}/export`);
    for (const { id } of known?.events ?? []) if (id !== null) there.set(id, (there.get(id) ?? 0) + 1);
  }
  for (const id of told.acknowledged) if (!there.has(id)) harm.lost++;
  for (const times of there.values()) if (times > 1) harm.doubled++;
}

async function checkModels(server: Api, harm: Harm): Promise<void> {
  const models = await server.get<{ items: { id: string }[] }>("/v1/models");
  for (const { id } of models?.items ?? []) {
    const answer = await server.get<{ items: unknown[] }>(`/v1/users/u0/recommendations?model=${id}`);
    if (answer === undefined) harm.halfModels++;
  }
}

/** Whether each import that is listed is there whole, and nothing of any other; by the users that its file names. */
export async function checkImports(server: Api, told: Told, harm: Harm): Promise<void> {
  const listed = new Set<string>();
  for (let cursor = ""; ; ) {
    const page = await server.get<{ items: { name: string }[]; next?: string }>(`/v1/imports?limit=1000${cursor}`);
    for (const { name } of page?.items ?? []) listed.add(name);
    if (page?.next === undefined) break;
    cursor = `&cursor=${page.next}`;
  }
  const plays = await playsByUser(server);
  for (let number = 0; number < told.nextImport; number++) {
    const users = Array.from({ length: 50 }, (_, i) => `i${number}-${i}`);
    const rows = users.reduce((sum, user) => sum + (plays.get(user) ?? 0), 0);
    if (rows !== (listed.has(`i${number}`) ? LINES : 0)) harm.halfImports++;
  }
}

/** How often each user played something, as the service gives everything away. */
async function playsByUser(server: Api): Promise<Map<string, number>> {
  const { id } = await server.post<{ id: string }>("/v1/exports", { format: "jsonl" });
  await until(120, async () => ((await server.get<{ state: string }>(`/v1/jobs/${id}`))?.state === "done" ? true : undefined));
  const text = await until(30, () => server.text(`/v1/jobs/${id}/output?file=events.jsonl`));
  const plays = new Map<string, number>();
  for (const line of text.split("\n").filter(Boolean)) {
    const { user, value } = JSON.parse(line) as { user: string; value: number };
    plays.set(user, (plays.get(user) ?? 0) + value);
  }
  return plays;
}
