import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inBatches } from "../../src/registry/foreign/batches.js";
import { feedsOf } from "../../src/registry/foreign/feeds.js";
import { parseManifest, type RecommendManifest } from "../../src/registry/foreign/manifest.js";
import { nested, readNested } from "../../src/registry/foreign/numbers.js";
import { readOnnxFile } from "../../src/registry/foreign/onnx-file.js";
import { scoresOf } from "../../src/registry/foreign/scores.js";
import { gate } from "../gate.js";
import { scaled } from "./graphs.js";

const manifest = (inputs: object) => {
  const text = JSON.stringify({ task: "recommend", tracks: "catalogue", inputs, output: {} });
  return parseManifest({ name: "m.json", text }) as RecommendManifest;
};
const query = (weights: Readonly<Record<number, number>>, sequence?: readonly number[]) => ({
  history: { indices: Int32Array.from(Object.keys(weights), Number), values: Float32Array.from(Object.values(weights)) },
  ...(sequence ? { sequence: Int32Array.from(sequence) } : {}),
});

describe("a graph's inputs", () => {
  it.each([
    ["none", [3, 0, 4, 0]],
    ["binary", [1, 0, 1, 0]],
    ["log1p", [Math.log1p(3), 0, Math.log1p(4), 0]],
    ["l2", [0.6, 0, 0.8, 0]],
    ["mean", [3 / 3.5, 0, 4 / 3.5, 0]],
  ])("are dense weights, transformed: %s", (transform, expected) => {
    const feeds = feedsOf(manifest({ history: { name: "h", transform } }), [query({ 0: 3, 2: 4 }), query({})], 4);
    expect(feeds.h).toEqual({ type: "float32", dims: [2, 4], data: Float32Array.from([...expected, 0, 0, 0, 0]) });
  });

  it.each([
    [{ length: 4 }, [0, 6, 7, 6]],
    [{ length: 4, pad: "right", padding: -1, offset: 0 }, [5, 6, 5, -1]],
    [{ length: 2 }, [7, 6]],
    [{ length: 2, keep: "oldest" }, [6, 7]],
  ])("are sequences, kept and padded: %j", (sequence, expected) => {
    const feeds = feedsOf(manifest({ sequence, length: { type: "int32" } }), [query({ 5: 2, 6: 1 }, [5, 6, 5])], 9);
    expect(feeds.sequence).toEqual({ type: "int64", dims: [1, sequence.length], data: BigInt64Array.from(expected, BigInt) });
    expect(feeds.length).toEqual({ type: "int32", dims: [1], data: Int32Array.of(Math.min(3, sequence.length)) });
  });

  it("have the heaviest tracks last where the order is not known", () => {
    const feeds = feedsOf(manifest({ sequence: { length: 3, offset: 0 } }), [query({ 1: 5, 4: 1, 6: 3 })], 9);
    expect([...(feeds.sequence!.data as BigInt64Array)]).toEqual([4n, 6n, 1n]);
  });
});

describe("a graph's scores", () => {
  const output = { name: "scores", better: "lower", skip: 1 } as const;
  it("leave columns out, are turned round, and are never what is no number", () => {
    const data = Float32Array.of(9, 1, Number.NaN, 9, Number.POSITIVE_INFINITY, -2);
    const { data: scores } = scoresOf({ type: "float32", dims: [2, 3], data }, 2, 2, output)!;
    expect([...scores]).toEqual([-1, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 2]);
  });
  it("are none where their shape or type is another", () => {
    expect(scoresOf({ type: "float32", dims: [3, 2], data: new Float32Array(6) }, 2, 2, output)).toBeUndefined();
    expect(scoresOf({ type: "float64", dims: [2, 3], data: new Float64Array(6) }, 2, 2, output)).toBeUndefined();
  });
});

describe("batches", () => {
  it("hold what is asked while one runs, no more than may be, each answer for its own", async () => {
    const sizes: number[] = [];
    const worked = gate();
    const ask = inBatches(async (asked: readonly number[]) => {
      sizes.push(asked.length);
      await worked.passed;
      return asked.map((each) => 2 * each);
    }, 4);
    const first = ask([1]);
    await expect.poll(() => sizes).toEqual([1]);
    const rest = Promise.all([ask([2, 3]), ask([4, 5, 6]), ask([7])]);
    worked.open();
    expect(await first).toEqual([2]);
    expect(await rest).toEqual([[4, 6], [8, 10, 12], [14]]);
    expect(sizes).toEqual([1, 4, 2]);
  });

  it("fail those that were in them, and nobody else", async () => {
    const ask = inBatches(async (asked: readonly number[]) => {
      if (asked.includes(13)) throw new Error("unlucky");
      return asked;
    }, 1);
    const answers = await Promise.allSettled([ask([1]), ask([13]), ask([2])]);
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});

it("nested lists are read as they are written", () => {
  const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(shapes, (shape) => {
      const size = shape.reduce((product, side) => product * side, 1);
      const data = Float32Array.from({ length: size }, (_, i) => i);
      const read = readNested("x", nested(shape, data), shape.length);
      expect(read).toEqual({ shape, values: [...data] });
    }),
  );
});

it("bytes are read as an ONNX file or refused, whatever they are", () => {
  const good = scaled(3);
  expect(readOnnxFile(good)).toEqual({ opset: 17, producer: "segue-tests", external: [] });
  const mutated = fc
    .tuple(fc.nat(good.length - 1), fc.nat(255))
    .map(([at, byte]) => good.map((old, i) => (i === at ? byte : old)));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), (bytes) => {
      try {
        readOnnxFile(bytes);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(RangeError);
        expect((thrown as Error).message).toMatch(/^it/);
      }
    }),
    { numRuns: 2000 },
  );
});
