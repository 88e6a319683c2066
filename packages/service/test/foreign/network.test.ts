import { afterAll, describe, expect, it } from "vitest";
import { onnxInference } from "../../src/adapters/onnx/inference.js";
import { openNetwork } from "../../src/adapters/onnx/network.js";
import { type NetworkProcess, startNetworkProcess } from "../../src/adapters/onnx/network-process.js";
import type { NetworkLimits, Numbers } from "../../src/ports/inference.js";
import { endless, hugeConstant, hungry, rounds, scaled } from "./graphs.js";

const inference = onnxInference({ threads: 1 });
afterAll(() => inference.close());

/** In seconds: far more than anything takes that ends by itself. */
const PLENTY = 120;
const LIMITS: NetworkLimits = { memory: 600e6, load: PLENTY };
const open = (graph: Uint8Array, limits = LIMITS) => inference.open(async () => graph, limits);
const history = (...values: number[]): { history: Numbers } => ({
  history: { type: "float32", dims: [1, values.length], data: Float32Array.from(values) },
});

describe("a network in a process of its own", () => {
  it("says what it takes and gives, and answers", async () => {
    const network = open(scaled(3));
    expect(await network.signature()).toEqual({
      inputs: [{ name: "history", type: "float32", dims: ["batch", 3] }],
      outputs: [{ name: "scores", type: "float32", dims: ["batch", 3] }],
    });
    const { outputs, peakRssMb } = await network.run(history(1, 2, 3), ["scores"], PLENTY);
    expect(outputs.scores).toEqual({ type: "float32", dims: [1, 3], data: Float32Array.of(2, 4, 6) });
    expect(peakRssMb).toBeGreaterThan(30);
  });

  it("answers many in turn, each its own", async () => {
    const network = open(scaled(1));
    const asked = Array.from({ length: 50 }, (_, i) => i);
    const answers = await Promise.all(asked.map((i) => network.run(history(i), ["scores"], PLENTY)));
    expect(answers.map(({ outputs }) => outputs.scores!.data[0])).toEqual(asked.map((i) => 2 * i));
  });

  it("is ended where it takes too long, fails all who wait, and is there again for the next", async () => {
    const network = open(rounds(1));
    expect((await network.run(history(3), ["scores"], PLENTY)).outputs.scores!.data[0]).toBe(3);
    const hanging = network.run(history(20), ["scores"], 0.5);
    const behind = network.run(history(3), ["scores"], PLENTY);
    await expect(hanging).rejects.toMatchObject({ failure: "slow", message: "it took longer than 0.5 s." });
    await expect(behind).rejects.toMatchObject({ failure: "slow" });
    expect((await network.run(history(3), ["scores"], PLENTY)).outputs.scores!.data[0]).toBe(3);
  });

  it("is ended where it takes too much memory, and is there again for the next", async () => {
    const network = open(hungry(1, 1e6));
    await expect(network.run(history(1000), ["scores"], PLENTY)).rejects.toMatchObject({
      failure: "memory",
      message: "it took more than 600 MB of memory.",
    });
    expect((await network.run(history(1), ["scores"], PLENTY)).outputs.scores!.data[0]).toBe(1);
  });

  it("says that it asked for more memory than any machine has", async () => {
    await expect(open(hungry(1, 1e13)).run(history(1), ["scores"], PLENTY)).rejects.toMatchObject({ failure: "memory" });
  });

  it("may not take too much memory while it is loaded, either", async () => {
    const graph = hugeConstant(1, 2e7);
    await expect(open(graph, { ...LIMITS, memory: 170e6 }).signature()).rejects.toMatchObject({ failure: "memory" });
    await expect(open(graph).signature()).resolves.toMatchObject({ inputs: [{ name: "history" }] });
  });

  it("keeps nobody else waiting while one hangs", async () => {
    const hanging = open(endless(1));
    const given = hanging.run(history(1), ["scores"], 3600).then(
      () => "answered",
      () => "ended",
    );
    const other = open(scaled(1));
    await other.signature();
    await other.run(history(1), ["scores"], PLENTY);
    expect(await Promise.race([given, "hanging"])).toBe("hanging");
    hanging.close();
    expect(await given).toBe("ended");
  });

  it("is left alone for a while where it always hangs", async () => {
    const network = open(endless(1));
    for (let i = 0; i < 3; i++) await expect(network.run(history(1), ["scores"], 0.2)).rejects.toMatchObject({ failure: "slow" });
    // Had it been asked, it would have been slow once more.
    await expect(network.run(history(1), ["scores"], 0.2)).rejects.toMatchObject({ failure: "resting" });
  });

  it("leaves no process behind where it is closed while it is being read or loaded, and is there again afterwards", async () => {
    const started: NetworkProcess[] = [];
    let closeNext: "while read" | "while loaded" | "never" = "never";
    const network = openNetwork(
      async () => {
        if (closeNext === "while read") network.close();
        return scaled(1);
      },
      {
        ...{ ...LIMITS, threads: 1, idle: 1000 * PLENTY },
        start(memory) {
          started.push(startNetworkProcess(memory));
          if (closeNext === "while loaded") queueMicrotask(() => network.close());
          return started.at(-1)!;
        },
      },
    );
    // Oftener than a network may fail before it is left alone.
    for (closeNext of ["while read", "while read", "while loaded", "while loaded"] as const) {
      const asked = await Promise.allSettled([network.signature(), network.run(history(1), ["scores"], PLENTY)]);
      const refused = expect.objectContaining({ reason: expect.objectContaining({ failure: "closed" }) });
      expect(asked).toEqual([refused, refused]);
    }
    await Promise.all(started.map(({ ended }) => ended));
    expect(started.length).toBe(2);
    closeNext = "never";
    expect((await network.run(history(2), ["scores"], PLENTY)).outputs.scores!.data[0]).toBe(4);
    network.close();
    await started.at(-1)!.ended;
  });

  it("is there again after it was closed", async () => {
    const network = open(scaled(1));
    await network.run(history(1), ["scores"], PLENTY);
    network.close();
    expect((await network.run(history(2), ["scores"], PLENTY)).outputs.scores!.data[0]).toBe(4);
  });

  it("tells what cannot be computed, and goes on", async () => {
    const network = open(scaled(3));
    await expect(network.run(history(1, 2), ["scores"], PLENTY)).rejects.toMatchObject({ failure: "failed" });
    expect((await network.run(history(1, 2, 3), ["scores"], PLENTY)).outputs.scores!.data[2]).toBe(6);
  });
});
