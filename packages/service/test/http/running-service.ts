import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { connect, type Job, type SegueClient } from "@segue/client";
import { simulateWorld } from "@segue/engine";
import { createPool } from "@segue/kernels";
import type { TSchema } from "typebox";
import { afterAll, beforeAll } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { importJob } from "../../src/imports/import-job.js";
import { type JobHandler, parseInput, unheard } from "../../src/jobs/handler.js";
import { openService, type Service } from "../../src/service.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A service on a folder of its own, for the tests of one file. */
export interface RunningService {
  readonly folder: string;
  readonly service: Service;
  readonly client: SegueClient;
}

/** Opens a service before the tests of the file and closes it after them; `prepare` fills it. */
export function runningService(
  settings: Readonly<Record<string, unknown>> = {},
  prepare: (running: RunningService) => Promise<void> = async () => {},
): () => RunningService {
  const folder = temporaryFolder();
  let running: RunningService | undefined;
  beforeAll(async () => {
    const service = await openService({ data: folder, port: 0, log: "silent", ...settings });
    running = { folder, service, client: connect({ server: service.url }) };
    await prepare(running);
  });
  afterAll(async () => running?.service.close());
  return () => {
    if (running === undefined) throw new Error("the service runs inside tests only");
    return running;
  };
}

/** A small world as the lines of a CSV file. */
export function smallWorldCsv(plays = 3000): string {
  const { events, tracks } = simulateWorld({ seed: 3, until: 1_700_000_000_000, listeners: 60, tracks: 80, plays });
  const told = new Map(tracks.map((track) => [track.id, track]));
  const lines = events
    .filter((event) => event.kind === "play")
    .map(({ user, track, at }) => {
      const { title, artist } = told.get(track)!;
      return [user, track, new Date(at).toISOString(), quoted(title), quoted(artist)].join(",");
    });
  return ["user_id,music_id,timestamp,title,artist", ...lines, ""].join("\n");
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** Imports a file's text and waits until it is in. */
export async function importText(client: SegueClient, text: string, name = "plays.csv"): Promise<unknown> {
  const id = await client.upload(text);
  return client.result(await client.startImport({ uploads: [{ id, name }], name }));
}

/** Trains and waits until the model is there. */
export async function train(client: SegueClient, algorithm: string, as = algorithm): Promise<unknown> {
  return client.result(await client.startTraining({ algorithm, as }));
}

/** Waits until the job is as `wanted`. */
export async function jobWhen(client: SegueClient, id: string, wanted: (job: Job) => boolean): Promise<Job> {
  // More and more patiently: whoever asks all the time takes the time of the job.
  for (let pause = 15; ; pause = Math.min(100, pause * 1.1)) {
    const job = await client.job(id);
    if (wanted(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A request as it is, any header and any path included. */
export function raw(
  url: string,
  path: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, async (answer) => {
      let text = "";
      for await (const chunk of answer.setEncoding("utf8")) text += chunk;
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text === "" ? {} : JSON.parse(text) });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A JSON body, whatever it holds. */
export const json = (body: unknown, method = "POST") => ({
  method,
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** Runs a job's work in this process: what it does, without waiting for a process of its own. */
export async function runHere<Input extends TSchema>(
  { service: { services } }: RunningService,
  handler: JobHandler<Input>,
  input: unknown,
): Promise<unknown> {
  const context = { services, workspace: MAIN_WORKSPACE, id: randomUUID(), pool: createPool(1), ...unheard };
  return handler.run(parseInput(handler, input), context);
}

/** Imports a file's text in this process. */
export async function importHere(running: RunningService, text: string, name = "plays.csv"): Promise<unknown> {
  const id = await running.client.upload(text);
  return runHere(running, importJob, { uploads: [{ id, name }], name });
}
