import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createPredictor, exportModel } from "../src/inference/infer.js";
import { networks } from "./golden/networks.js";
import { runtime } from "./support.js";

type Numbers = Record<string, number[]>;
type Golden = { weights: Numbers; batch: Numbers; losses: number[] };

const golden = JSON.parse(readFileSync(new URL("./golden/golden.json", import.meta.url), "utf8")) as Record<string, Golden>;

it.each(Object.entries(networks))(
  "%s is exported without operators of a vendor and infers what JAX does",
  async (name, logits) => {
    const { weights, batch, losses } = golden[name]!;
    const trained = Object.fromEntries(Object.entries(weights).map(([key, values]) => [key, Float32Array.from(values)]));
    const inferred = (graph: Parameters<typeof logits>[0]) => ({ logits: logits(graph) });
    expect(Buffer.from(exportModel(inferred, trained)).includes("com.microsoft")).toBe(false);

    const predictor = await createPredictor({ inferred, weights: trained, runtime });
    const { y, ...inputs } = batch;
    const fed = Object.entries(inputs).map(
      ([key, values]) => [key, key === "x" ? Float32Array.from(values) : Int32Array.from(values)] as const,
    );
    const { logits: given } = await predictor.run(Object.fromEntries(fed));
    expect(meanSurprise([...given!], y!)).toBeCloseTo(losses[0]!, 5);
  },
);

/** Cross-entropy by its definition. */
function meanSurprise(logits: number[], targets: number[]): number {
  const classes = logits.length / targets.length;
  const rows = targets.map((_, n) => logits.slice(n * classes, (n + 1) * classes));
  const surprise = rows.map((row, n) => Math.log(row.reduce((sum, each) => sum + Math.exp(each), 0)) - row[targets[n]!]!);
  return surprise.reduce((a, b) => a + b) / targets.length;
}
