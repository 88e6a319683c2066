import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { simulateRounds } from "@segue/engine";
import { claim, type Figure, figure } from "./kit/claim.js";
import { pythonPackage } from "./kit/racing/python-package.js";
import { inTempFolder, segue } from "./kit/segue.js";

const NETWORKS = ["gru", "transformer", "cnn-next"];
/** Beginnings of sessions that are asked, and how many tracks of each answer are compared: all. */
const ASKED = 200;
const TRACKS = 400;
const SEED = 42;
/** The largest difference of a score of about 14. */
const SAME = 1e-5;

export default claim({
  name: "exported",
  claim:
    "Networks exported by `segue models export --onnx` pass the checker of ONNX and give in Python's onnxruntime the scores that `segue next` gives.",
  seed: SEED,
  versionsOf: ["onnxruntime-node"],
  run() {
    const python = ["onnx==1.22.0", "onnxruntime==1.30.0"].map(pythonPackage).join(delimiter);
    return inTempFolder(async (folder) => {
      const { sessions } = simulateRounds({ seed: SEED, inOrder: true });
      writeFileSync(join(folder, "rounds.jsonl"), lines(sessions));
      writeFileSync(
        join(folder, "asked.jsonl"),
        lines(sessions.slice(0, ASKED).map((session, s) => session.slice(0, 1 + (s % 8)))),
      );
      await segue(folder, "import", "rounds.jsonl");
      const figures: Figure[] = [];
      for (const network of NETWORKS) figures.push(await compared(folder, network, python));
      return figures;
    });
  },
});

const lines = (sessions: readonly (readonly string[])[]) => sessions.map((session) => JSON.stringify({ session })).join("\n");

async function compared(folder: string, network: string, python: string): Promise<Figure> {
  await segue(folder, "train", network, "--seed", String(SEED), "--set", "epochs=3");
  await segue(folder, "models", "export", network, `${network}.onnx`, "--onnx");
  await segue(folder, ..."next --sessions asked.jsonl --out told.jsonl -n".split(" "), String(TRACKS), "--model", network);
  const { tracks } = JSON.parse(readFileSync(join(folder, `${network}.json`), "utf8")) as { tracks: string[] };
  const program = fileURLToPath(new URL("./kit/exported/check.py", import.meta.url));
  const args = [program, `${network}.onnx`, `${network}.json`, "asked.jsonl"];
  const options = { cwd: folder, env: { ...process.env, PYTHONPATH: python }, encoding: "utf8", maxBuffer: 2 ** 30 } as const;
  const theirs = linesOf<number[]>(execFileSync("python3", args, options));
  const ours = linesOf<{ items: string[]; scores: number[] }>(readFileSync(join(folder, "told.jsonl"), "utf8"));
  const numbers = new Map(tracks.map((track, i) => [track, i]));
  let [difference, count] = [0, 0];
  for (const [s, { items, scores }] of ours.entries())
    for (const [i, track] of items.entries()) {
      difference = Math.max(difference, Math.abs(scores[i]! - theirs[s]![numbers.get(track)!]!));
      count++;
    }
  if (ours.length !== ASKED || theirs.length !== ASKED)
    throw new Error(`${ours.length} and ${theirs.length} answers to ${ASKED} questions`);
  return figure({ what: `${network}: largest difference of ${count} scores`, figure: difference, better: "lower", goal: SAME });
}

const linesOf = <T>(text: string): T[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
