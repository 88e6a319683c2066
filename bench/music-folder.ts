import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "@segue/kernels";
import { claim, type Figure, figure } from "./kit/claim.js";
import { watchChildren } from "./kit/hearing/children.js";
import { hostileFiles } from "./kit/hearing/hostile.js";
import { recordings } from "./kit/hearing/recordings.js";
import { inTempFolder, type Server, secondsSince, segue, serve } from "./kit/segue.js";

const SEED = 42;
/** Recordings of three minutes; `SEGUE_SOUND_FILES` says another number. */
const RECORDINGS = Number(process.env.SEGUE_SOUND_FILES ?? 200);
const SECONDS = 180;
const HOSTILE = 500;

const FOLDER = new URL("../packages/service/test/sound/files/", import.meta.url);
const NAMES = ["tone.mp3", "mono.mp3", "tone.flac", "tone.ogg", "tone.opus", "tone.m4a", "tone.aiff", "tone.wav"];

interface Result {
  readonly rows: { readonly read: number; readonly kept: number };
  readonly folder: Readonly<Record<"added" | "unchanged" | "failed", number>>;
  readonly rules: readonly { readonly outcome: string; readonly rows: number }[];
}

export default claim({
  name: "music-folder",
  claim: `A folder of ${RECORDINGS} MP3s of three minutes, each another, of rendered and encoded music, becomes a catalogue at 100 times real time on two cores with flat memory; killed in its midst it goes on; again it is passed over. A folder with ${HOSTILE} damaged or hostile files is read to its end, each of them told.`,
  seed: SEED,
  run: () =>
    inTempFolder(async (folder) => {
      const music = join(folder, "music");
      await makeRecordings(music);
      return [...(await reading(folder, music)), ...(await killed(folder, music)), ...(await hostile(folder))];
    }),
});

async function makeRecordings(folder: string): Promise<void> {
  await mkdir(folder);
  for (const { name, bytes } of await recordings(RECORDINGS, SECONDS, createRandom(SEED)))
    await writeFile(join(folder, name), bytes);
}

async function reading(folder: string, music: string): Promise<Figure[]> {
  const server = await serve(folder, "--threads", "2", "--data", "whole");
  try {
    const memory = watchChildren(server.pid);
    const begun = performance.now();
    const { folder: first } = await read(server, music);
    const seconds = secondsSince(begun);
    const megabytes = memory.stop();
    const [early, late] = [megabytes.slice(0, megabytes.length / 2), megabytes.slice(megabytes.length / 2)];
    const again = performance.now();
    const { folder: second } = await read(server, music);
    return [
      figure({
        what: `${RECORDINGS} recordings of three minutes, times real time`,
        figure: (RECORDINGS * SECONDS) / seconds,
        better: "higher",
        goal: 100,
      }),
      figure({ what: "of them not read", figure: RECORDINGS - first.added + first.failed, better: "lower", goal: 0 }),
      figure({ what: "largest process", figure: Math.max(...megabytes), unit: "MB", better: "lower" }),
      figure({
        what: "the same in the second half, share of the first",
        figure: Math.max(...late) / Math.max(...early),
        better: "lower",
        goal: 1.15,
      }),
      figure({ what: "the same folder again", figure: secondsSince(again), unit: "s", better: "lower" }),
      figure({ what: "files that were read again", figure: RECORDINGS - second.unchanged, better: "lower", goal: 0 }),
    ];
  } finally {
    await server.stop();
  }
}

/** Kills the service when a third was read, and starts it again. */
async function killed(folder: string, music: string): Promise<Figure[]> {
  const first = await serve(folder, "--threads", "2", "--data", "killed");
  const { id } = await first.post<{ id: string }>("/v1/imports", { folder: music });
  await until(first, id, ({ progress }) => progress > 0.3);
  await first.kill();
  const second = await serve(folder, "--threads", "2", "--data", "killed");
  try {
    const result = await resultOf(second, id);
    const tracks = await second.get<{ items: unknown[] }>("/v1/tracks?limit=1000");
    return [
      figure({
        what: "share that a killed import need not read again",
        figure: result.folder.unchanged / RECORDINGS,
        better: "higher",
        goal: 0.25,
      }),
      figure({ what: "tracks that are missing after it", figure: RECORDINGS - tracks!.items.length, better: "lower", goal: 0 }),
    ];
  } finally {
    await second.stop();
  }
}

async function hostile(folder: string): Promise<Figure[]> {
  const place = join(folder, "hostile");
  await mkdir(place);
  const sounds = Object.fromEntries(
    await Promise.all(NAMES.map(async (name) => [name, await readFile(new URL(name, FOLDER))] as const)),
  );
  const files = hostileFiles(HOSTILE, sounds, createRandom(SEED));
  for (const [i, { name, bytes }] of files.entries()) await writeFile(join(place, `${i}-${name}`), bytes);
  const [result] = await segue<Result>(folder, "import", place, "--data", "hostile-data");
  const told = result!.rules.filter(({ outcome }) => outcome === "refused").reduce((sum, { rows }) => sum + rows, 0);
  const must = files.filter(({ mustFail }) => mustFail).length;
  return [
    figure({ what: `of ${HOSTILE} hostile files not looked at`, figure: HOSTILE - result!.rows.read, better: "lower", goal: 0 }),
    figure({ what: "damage that must be found and was not told", figure: Math.max(0, must - told), better: "lower", goal: 0 }),
  ];
}

async function read(server: Server, music: string): Promise<Result> {
  const { id } = await server.post<{ id: string }>("/v1/imports", { folder: music });
  return resultOf(server, id);
}

interface Job {
  readonly state: string;
  readonly progress: number;
  readonly result: unknown;
}

async function resultOf(server: Server, id: string): Promise<Result> {
  const { state, result } = await until(server, id, (job) => !["queued", "running"].includes(job.state));
  if (state !== "done") throw new Error(`The import is ${state}.`);
  return result as Result;
}

async function until(server: Server, id: string, wanted: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await server.get<Job>(`/v1/jobs/${id}`);
    if (job !== undefined && wanted(job)) return job;
    await sleep(100);
  }
}
