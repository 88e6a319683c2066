import { readFileSync } from "node:fs";
import { createRandom } from "@segue/kernels";
import { claim, type Figure, figure } from "./kit/claim.js";
import { watchChildren } from "./kit/hearing/children.js";
import { type Hostile, hostileFiles } from "./kit/hearing/hostile.js";
import { longMp3 } from "./kit/hearing/long-mp3.js";
import { inTempFolder, type Server, secondsSince, serve } from "./kit/segue.js";

const SEED = 42;
/** Recordings of three minutes; `SEGUE_SOUND_FILES` says another number. */
const RECORDINGS = Number(process.env.SEGUE_SOUND_FILES ?? 200);
const SECONDS = 180;
const HOSTILE = 500;
const AT_A_TIME = 4;
/** What reading one file may take in memory, as the service limits it, in MB. */
const MEMORY = 1500;

const FOLDER = new URL("../packages/service/test/sound/files/", import.meta.url);
const sound = (name: string) => readFileSync(new URL(name, FOLDER));
const NAMES = ["tone.mp3", "mono.mp3", "tone.flac", "tone.ogg", "tone.opus", "tone.m4a", "tone.aiff", "tone.wav"];

export default claim({
  name: "sound-files",
  claim: `MP3s of three minutes, made of the frames of a short one, are uploaded and analyzed (tags, loudness, quality, tempo, key) at 100 times real time on two cores with flat memory; of ${HOSTILE} damaged or hostile files each is answered, and none ends anything.`,
  seed: SEED,
  run: () =>
    inTempFolder(async (folder) => {
      const server = await serve(folder, "--threads", "2");
      try {
        return [...(await recordings(server)), ...(await hostile(server))];
      } finally {
        await server.stop();
      }
    }),
});

async function recordings(server: Server): Promise<Figure[]> {
  const recording = longMp3(sound("tone.mp3"), SECONDS);
  const memory = watchChildren(server.pid);
  const begun = performance.now();
  const codes = await analyzeAll(
    server,
    Array.from({ length: RECORDINGS }, () => ({ name: "long.mp3", bytes: recording })),
  );
  const speed = (RECORDINGS * SECONDS) / secondsSince(begun);
  const megabytes = memory.stop();
  const most = (of: readonly number[]) => Math.max(...of);
  const [first, last] = [megabytes.slice(0, megabytes.length / 2), megabytes.slice(megabytes.length / 2)];
  return [
    figure({ what: `${RECORDINGS} recordings of three minutes, times real time`, figure: speed, better: "higher", goal: 100 }),
    figure({ what: "of them not read", figure: codes.filter((code) => code !== "read").length, better: "lower", goal: 0 }),
    figure({ what: "largest process that reads", figure: most(megabytes), unit: "MB", better: "lower" }),
    figure({
      what: "the same in the second half, share of the first",
      figure: most(last) / most(first),
      better: "lower",
      goal: 1.15,
    }),
  ];
}

async function hostile(server: Server): Promise<Figure[]> {
  const files = hostileFiles(HOSTILE, Object.fromEntries(NAMES.map((name) => [name, sound(name)])), createRandom(SEED));
  const memory = watchChildren(server.pid);
  const codes = await analyzeAll(server, files);
  const most = Math.max(...memory.stop());
  const overlooked = files.filter(({ mustFail }, i) => mustFail && codes[i] === "read");
  const strange = codes.filter((code) => !["read", "undecoded", "unreadable-sound"].includes(code));
  const [after] = await analyzeAll(server, [{ name: "tone.flac", bytes: sound("tone.flac") }]);
  return [
    figure({
      what: `of ${HOSTILE} hostile files answered otherwise than by what they hold or why not`,
      figure: strange.length,
      better: "lower",
      goal: 0,
    }),
    figure({ what: "damage that must be found and was not", figure: overlooked.length, better: "lower", goal: 0 }),
    figure({
      what: "hostile files that were refused",
      figure: codes.filter((code) => code === "unreadable-sound").length,
      better: "higher",
    }),
    figure({ what: "largest process that reads them", figure: most, unit: "MB", better: "lower", goal: MEMORY }),
    figure({ what: "a sound file after them is read", figure: after === "read" ? 1 : 0, better: "higher", goal: 1 }),
  ];
}

/** `read`; `undecoded`, where only what is written was told; or the code of the problem, for each file. */
async function analyzeAll(server: Server, files: readonly Pick<Hostile, "name" | "bytes">[]): Promise<string[]> {
  const codes: string[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < files.length; i = next++) codes[i] = await analyze(server, files[i]!);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return codes;
}

async function analyze(server: Server, { name, bytes }: Pick<Hostile, "name" | "bytes">): Promise<string> {
  const upload = { id: await server.upload(bytes), name };
  const answer = await fetch(new URL("/v1/analyses/sounds", server.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ upload }),
  });
  const { code, features = {} } = (await answer.json()) as { code?: string; features?: object };
  return code ?? (Object.keys(features).length > 0 ? "read" : "undecoded");
}
