import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeOnnx, floats } from "@segue/service/testing";
import { beforeAll, expect, it } from "vitest";
import { json, run, temporaryFolder, writePlays } from "./segue.js";

const where = { cwd: temporaryFolder() };
const write = (name: string, content: string | Uint8Array) => writeFileSync(join(where.cwd, name), content);

/** Sixteen tracks, each of which leads to the one after it. */
const TRACKS = ["jazz", "rock"].flatMap((style) => Array.from({ length: 8 }, (_, i) => `${style}${i}`));
const NEXT = TRACKS.flatMap((_, track) => TRACKS.map((__, other) => (other === (track + 1) % TRACKS.length ? 1 : 0)));

const multiply = (input: string, output: string, rows: number, columns: number, weights: Iterable<number>) =>
  encodeOnnx({
    inputs: [{ name: input, type: "float32", dims: ["batch", rows] }],
    outputs: [{ name: output, type: "float32", dims: ["batch", columns] }],
    nodes: [{ op: "MatMul", inputs: [input, "w"], outputs: [output] }],
    constants: [floats("w", [rows, columns], weights)],
  });

beforeAll(async () => {
  writePlays(where.cwd);
  await json(["import", "plays.csv"], where);
  await json(["train", "popularity"], where);
  write("next.onnx", multiply("history", "scores", 16, 16, NEXT));
  write("tracks.txt", `${TRACKS.join("\n")}\n`);
  write("next.toml", 'task = "recommend"\nname = "next"\ntracks = { file = "tracks.txt" }\n[inputs.history]\n[output]\n');
  write("genre.onnx", multiply("x", "logits", 2, 2, [1, 0, 0, 1]));
  write(
    "genre.json",
    JSON.stringify({
      task: "analyze",
      inputs: { x: { shape: [2] } },
      output: { name: "logits", activation: "softmax", labels: ["rock", "jazz"] },
    }),
  );
  write("song.json", '{"x": [2, 0]}');
});

it("a foreign model is added, promoted and asked as any other", async () => {
  const [added] = await json(["models", "add", "next.onnx", "--manifest", "next.toml", "--promote"], where);
  expect(added).toMatchObject({ model: "next", version: 1, algorithm: "onnx", task: "recommend", tracks: 16, known: 16 });
  const [answer] = await json<{ model: string; items: { track: string }[] }>(["recommend", "u0", "-n", "1"], where);
  expect(answer).toMatchObject({ model: "next", items: [{ track: "jazz6" }] });
  expect(await json(["models", "show", "next"], where)).toMatchObject([
    { algorithm: "onnx", task: "recommend", deployments: ["home"] },
  ]);
  const again = await run(["models", "add", "next.onnx", "--manifest", "next.toml", "--as", "other"], where);
  expect([again.status, again.stdout]).toEqual([0, ""]);
  expect(again.stderr).toMatch(
    /other@1 answers in [\d.]+ ms with at most [\d.]+ MB, knows 16 of its 16 tracks here\n.*recommend USER --model other/,
  );
});

it("numbers are analyzed from JSON files", async () => {
  await json(["models", "add", "genre.onnx", "--manifest", "genre.json", "--as", "genre"], where);
  const [answer] = await json<{ labels: { label: string; probability: number }[] }>(
    ["analyze", "song.json", "--model", "genre"],
    where,
  );
  expect(answer).toMatchObject({ file: "song.json", model: "genre", version: 1, labels: [{ label: "rock" }, { label: "jazz" }] });
  expect(answer!.labels[0]!.probability).toBeCloseTo(1 / (1 + Math.exp(-2)), 5);
  const { stdout } = await run(["analyze", "song.json", "--model", "genre"], where);
  expect(stdout).toMatch(/^label +probability\nrock +0\.8808\njazz +0\.1192\n$/);
});

it.each([
  [["models", "add", "next.onnx", "--manifest", "bad.toml"], 2, /bad\.toml, line 2: tracks must be "catalogue"/],
  [["models", "add", "next.onnx", "--manifest", "outside.toml"], 2, /names \.\.\/tracks\.txt/],
  [["models", "add", "genre.onnx", "--manifest", "next.toml"], 1, /the graph has no input "history"; it has "x"/],
  [["analyze", "song.json", "--model", "next"], 2, /The model next@\d is there to recommend/],
  [["analyze", "tracks.json", "--model", "genre"], 2, /inputs\.y is not known; the model takes x/],
])("segue %j ends with %i and says why", async (args, status, says) => {
  write("bad.toml", 'task = "recommend"\ntracks = "all"\n[inputs.history]\n[output]\n');
  write("outside.toml", 'task = "recommend"\nname = "x"\ntracks = { file = "../tracks.txt" }\n[inputs.history]\n[output]\n');
  write("tracks.json", '{"y": [1]}');
  const ended = await run(args, where);
  expect(ended.stderr).toMatch(says);
  expect(ended.status).toBe(status);
});
