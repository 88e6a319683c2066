import { describe, expect, it } from "vitest";
import { stackedFeatures } from "../../../src/features/audio/stacked.js";

const feature = (bands: number, frames: number, from: number) => ({
  bands,
  frames,
  data: Float32Array.from({ length: bands * frames }, (_, i) => from + i),
});

describe("stacked features", () => {
  it("are rows beneath rows of the middle, and what is about the whole stands in every column", () => {
    const features = new Map([
      ["two", feature(2, 6, 0)],
      ["whole", feature(1, 1, 50)],
      ["longer", feature(1, 7, 100)],
    ]);
    expect(stackedFeatures(features, 0.5)).toEqual({
      block: { shape: [4, 3], data: Float32Array.of(1, 2, 3, 7, 8, 9, 50, 50, 50, 101, 102, 103) },
    });
  });

  it("are a row of numbers where all are about the whole", () => {
    const features = new Map([
      ["a", feature(2, 1, 1)],
      ["b", feature(1, 1, 9)],
    ]);
    expect(stackedFeatures(features, 0.1)).toEqual({ block: { shape: [3], data: Float32Array.of(1, 2, 9) } });
  });

  it("are none where they tell of other moments", () => {
    const features = new Map([
      ["a", feature(1, 10, 0)],
      ["b", feature(1, 20, 0)],
    ]);
    expect(stackedFeatures(features, 1)).toEqual({ why: "b has 20 columns and a has 10: they tell of other moments" });
  });
});
