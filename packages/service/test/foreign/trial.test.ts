import { afterAll, describe, expect, it } from "vitest";
import { onnxInference } from "../../src/adapters/onnx/inference.js";
import { inspectGraph } from "../../src/registry/foreign/inspect-graph.js";
import { parseManifest } from "../../src/registry/foreign/manifest.js";
import { type Trial, tryOut } from "../../src/registry/foreign/trial.js";
import * as graphs from "./graphs.js";

const inference = onnxInference({ threads: 1 });
afterAll(() => inference.close());

const N = 40;
/** In seconds: far more than anything takes that ends by itself. */
const PLENTY = 120;
const LIMITS = { memory: 300e6, load: PLENTY };

interface Declared {
  readonly task?: "recommend" | "analyze";
  readonly [more: string]: unknown;
}

/** Looks at a graph and tries it out, as when it is added. */
async function examine(graph: Uint8Array, declared: Declared = {}, seconds = PLENTY): Promise<Trial> {
  inspectGraph("x.onnx", graph);
  const ours = { task: "recommend", tracks: "catalogue", inputs: { history: {} }, output: {} };
  const manifest = parseManifest({
    name: "m.json",
    text: JSON.stringify(declared.task === "analyze" ? declared : { ...ours, ...declared }),
  });
  const labels = manifest.task === "analyze" ? manifest.output.labels : undefined;
  const places =
    manifest.task === "recommend" ? Array.from({ length: N }, (_, i) => `t${i}`) : (labels as readonly string[] | undefined);
  const network = inference.open(async () => graph, LIMITS);
  try {
    return await tryOut({ network, manifest, places, seconds, report: async () => {} });
  } finally {
    network.close();
  }
}

const genre = (output: object, inputs: object = { x: { shape: [2] } }) =>
  ({ task: "analyze", inputs, output: { name: "logits", labels: ["rock", "jazz", "folk"], ...output } }) as const;
const logits = (...weights: number[]) => graphs.classifier(2, 3, weights);

describe("a trial", () => {
  it("says how long it took, with how much memory, and whether several listeners go at once", async () => {
    const trial = await examine(graphs.linear(N, new Float32Array(N * N).fill(0.5)));
    expect(trial).toEqual({
      seconds: { load: expect.any(Number), run: expect.any(Number) },
      peakRssMb: expect.any(Number),
      batch: "any",
    });
    expect(trial.seconds.load).toBeGreaterThan(trial.seconds.run);
    expect(trial.peakRssMb).toBeGreaterThan(30);
  });

  it("takes a graph for one listener at a time as that", async () => {
    expect(await examine(graphs.onlyOne(N))).toMatchObject({
      batch: 1,
      note: expect.stringContaining("With three listeners at once"),
    });
    expect(await examine(graphs.coupled(N))).toMatchObject({ batch: 1, note: expect.stringContaining("for the same one alone") });
  });

  const loops = (graph: Uint8Array) => examine(graph, {}, 1.5);
  it.each<[what: string, examined: () => Promise<Trial>, says: RegExp]>([
    [
      "random bytes",
      () => examine(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + 13) % 256))),
      /x\.onnx is no ONNX file, or a damaged one/,
    ],
    ["nothing", () => examine(new Uint8Array()), /no ONNX file, or a damaged one: it holds no graph/],
    ["a truncated file", () => examine(graphs.scaled(N).subarray(0, -40)), /a damaged one: it ends too early/],
    [
      "external data",
      () => examine(graphs.external(N, "../../../etc/passwd")),
      /1 tensors in other files, the first being w in "\.\.\/\.\.\/\.\.\/etc\/passwd"/,
    ],
    ["external data inside a loop", () => examine(graphs.hiddenExternal(N)), /the first being w in "x\.bin"/],
    [
      "an operator that does not exist",
      () => examine(graphs.unsupported(N)),
      /operator Frobnicate, which opset 17 does not have/,
    ],
    [
      "an operator of others",
      () => examine(graphs.foreignDomain(N)),
      /operator Magic of acme\.ops, which the runtime does not have/,
    ],
    ["an opset to come", () => examine(graphs.futureOpset(N)), /opset 99, and the runtime knows opsets up to \d+/],
    [
      "an input of another width",
      () => examine(graphs.scaled(N + 1)),
      /inputs\.history: the graph's input "history" should be float32 \[batch, 40\] and is float32 \[batch, 41\]/,
    ],
    [
      "an input of another name",
      () => examine(graphs.classifier(N, N, new Float32Array(N * N))),
      /inputs\.history: the graph has no input "history"; it has "x".*the graph wants an input "x", which the manifest does not declare/,
    ],
    [
      "an input of another type",
      () =>
        examine(graphs.sequential(N, 5, 2, new Float32Array(2 * N + 2)), {
          inputs: { sequence: { length: 5, type: "int32" } },
          output: { skip: 1 },
        }),
      /inputs\.sequence: the graph's input "sequence" should be int32 \[batch, 5\] and is int64 \[batch, 5\]/,
    ],
    [
      "an output of another name",
      () => examine(graphs.scaled(N), { output: { name: "ranks" } }),
      /output: the graph has no output "ranks"; it has "scores"/,
    ],
    [
      "an output of another width",
      () => examine(graphs.widthOf(N, N + 3)),
      /output "scores" should be float32 \[batch, 40\] and is float32 \[batch, 43\]/,
    ],
    ["scores that are no numbers", () => examine(graphs.notNumbers(N)), /"scores" holds what is no finite number/],
    ["chance", () => examine(graphs.random(N)), /The same inputs gave two answers, which differ by/],
    ["an endless loop", () => loops(graphs.endless(N)), /while it was tried with one listener: it took longer than [\d.]+ s/],
    ["too much memory", () => examine(graphs.hungry(N, 1e7)), /it took more than 300 MB of memory/],
    ["more memory than there is", () => examine(graphs.hungry(N, 1e12)), /it asked for more memory than the machine can give/],
    ["a huge constant", () => examine(graphs.hugeConstant(N, 4e7)), /while it was loaded: it took more than 300 MB of memory/],
    [
      "labels of another number",
      () => examine(graphs.classifier(2, 4, new Float32Array(8)), genre({ activation: "softmax" })),
      /output "logits" should be float32 \[batch, 3\] and is float32 \[batch, 4\]/,
    ],
    [
      "no probabilities",
      () => examine(logits(9, 9, 9, 9, 9, 9), genre({})),
      /holds [\d.]+, which is no probability; output\.activation/,
    ],
    [
      "another shape of input",
      () => examine(logits(1, 2, 3, 4, 5, 6), genre({ activation: "softmax" }, { x: { shape: ["free"] } })),
      /inputs\.x: the graph's input "x" should be float32 \[batch, free\] and is float32 \[batch, 2\]/,
    ],
  ])("refuses %s with a sentence", async (_what, examined, says) => {
    await expect(examined()).rejects.toMatchObject({ code: "model-refused", message: expect.stringMatching(says) });
  });
});
