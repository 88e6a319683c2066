import type { DataRow, EventRow, Facts, TrackRow } from "@segue/engine";
import { type ContentRow, TABLES, type TableName } from "../../ports/contents.js";
import type { ListeningEvent } from "../../ports/events.js";
import type { ImportRecord } from "../../ports/imports.js";
import type { Job } from "../../ports/jobs.js";
import type { Page, PageRequest } from "../../ports/tracks.js";
import type { Under } from "./under.js";

/** Two tenants whose data must never meet. */
export const ONE = "one";
export const OTHER = "other";
/** A time for everything that needs one, in milliseconds since 1970. */
export const NOW = 1_700_000_000_000;

export const play = (user: string, track: string, more: Partial<ListeningEvent> = {}): ListeningEvent => ({
  user,
  track,
  kind: "play",
  value: 1,
  at: NOW,
  duration: null,
  ...more,
});

export const eventRow = (user: string, track: string, more: Partial<EventRow> = {}): EventRow => ({
  type: "event",
  file: "plays.csv",
  line: 2,
  user,
  track,
  kind: "play",
  value: 1,
  ...more,
});

export const trackRow = (track: string, title?: string, artist?: string, facts?: Facts): TrackRow => ({
  type: "track",
  file: "plays.csv",
  line: 2,
  track,
  ...(title === undefined ? {} : { title }),
  ...(artist === undefined ? {} : { artist }),
  ...(facts === undefined ? {} : { facts }),
});

/** Where rows that are neither events nor tracks come from. */
export const PLACE = { file: "more.csv", line: 2 };

/** Everything a workspace holds, as it is given away. */
export async function everythingIn(under: Under, workspace: string): Promise<Record<string, ContentRow[]>> {
  return under().store.contents.read(workspace, async (rows) => {
    const tables: Record<string, ContentRow[]> = {};
    for (const table of Object.keys(TABLES) as TableName[]) tables[table] = await all(rows(table));
    return tables;
  });
}

/** What comes in batches, in one list. */
export async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
}

export const importRecord = (id: string, more: Partial<ImportRecord> = {}): ImportRecord => ({
  id,
  name: `${id}.csv`,
  format: "plays",
  contentHash: `hash of ${id}`,
  rows: { read: 1, kept: 1, changed: 0, left: 0 },
  rules: [],
  simulated: false,
  createdAt: NOW,
  ...more,
});

/** Imports rows in one go. */
export async function importRows(under: Under, workspace: string, record: ImportRecord, rows: readonly DataRow[]): Promise<void> {
  const stage = await under().store.imports.stage(workspace, record.id);
  await stage.add(rows);
  await stage.publish(record);
}

/** Every item of a paged list, page after page, with the size of each page. */
export async function allPages<T>(list: (page: PageRequest) => Promise<Page<T>>, limit: number) {
  const items: T[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, cursor });
    items.push(...page.items);
    sizes.push(page.items.length);
    cursor = page.next;
  } while (cursor !== undefined);
  return { items, sizes };
}

/** A job that waits. */
export const job = (id: string, more: Partial<Job> = {}): Job => ({
  id,
  workspace: ONE,
  kind: "train",
  input: { algorithm: "ease", config: { list: [1, null, "é"] } },
  resource: "",
  priority: 0,
  state: "queued",
  cancelling: false,
  finishing: false,
  bytes: 0,
  progress: 0,
  doing: "waiting",
  result: null,
  error: null,
  attempts: 0,
  createdAt: NOW,
  startedAt: null,
  finishedAt: null,
  estimate: null,
  expectedAt: null,
  ...more,
});
