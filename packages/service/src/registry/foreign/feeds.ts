import type { Query } from "@segue/engine";
import type { Numbers } from "../../ports/inference.js";
import type { RecommendManifest } from "./manifest.js";

type Inputs = RecommendManifest["inputs"];
type History = NonNullable<Inputs["history"]>;
type Sequence = NonNullable<Inputs["sequence"]>;

/** What the graph's inputs are for these queries, by name; one row a query. `tracks`: how many the model knows. */
export function feedsOf({ inputs }: RecommendManifest, queries: readonly Query[], tracks: number): Record<string, Numbers> {
  const { history, sequence, length } = inputs;
  const feeds: Record<string, Numbers> = {};
  if (history !== undefined) feeds[history.name] = histories(history, queries, tracks);
  if (sequence !== undefined) {
    const kept = queries.map((query) => keptOf(sequence, orderOf(query)));
    feeds[sequence.name] = sequences(sequence, kept);
    if (length !== undefined)
      feeds[length.name] = whole(
        length.type,
        [kept.length],
        kept.map((each) => each.length),
      );
  }
  return feeds;
}

/** Dense weights, queries × tracks. */
function histories({ transform }: History, queries: readonly Query[], tracks: number): Numbers {
  const data = new Float32Array(queries.length * tracks);
  queries.forEach(({ history: { indices, values } }, row) => {
    const weights = transformed(values, transform);
    indices.forEach((track, i) => {
      data[row * tracks + track] = weights[i]!;
    });
  });
  return { type: "float32", dims: [queries.length, tracks], data };
}

function transformed(weights: Float32Array, transform: History["transform"]): Float32Array {
  if (transform === "none") return weights;
  if (transform === "binary") return new Float32Array(weights.length).fill(1);
  if (transform === "log1p") return weights.map(Math.log1p);
  const measure = transform === "l2" ? Math.sqrt(sum(weights.map((w) => w * w))) : sum(weights) / weights.length;
  return measure > 0 ? weights.map((w) => w / measure) : weights;
}

const sum = (numbers: Float32Array) => numbers.reduce((total, each) => total + each, 0);

/** A query's tracks in order of play; where the order is not known, those of its history by weight, the lightest first. */
function orderOf({ sequence, history }: Query): Int32Array {
  if (sequence !== undefined) return sequence;
  const order = Array.from(history.indices.keys()).sort((a, b) => history.values[a]! - history.values[b]! || a - b);
  return Int32Array.from(order, (i) => history.indices[i]!);
}

function keptOf({ length, keep }: Sequence, order: Int32Array): Int32Array {
  return keep === "newest" ? order.subarray(Math.max(0, order.length - length)) : order.subarray(0, length);
}

/** Track numbers, queries × length. */
function sequences({ type, length, pad, padding, offset }: Sequence, kept: readonly Int32Array[]): Numbers {
  const rows = kept.map((row) => {
    const numbers = Array.from(row, (track) => track + offset);
    const rest = new Array<number>(length - row.length).fill(padding);
    return pad === "left" ? [...rest, ...numbers] : [...numbers, ...rest];
  });
  return whole(type, [kept.length, length], rows.flat());
}

function whole(type: "int32" | "int64", dims: readonly number[], numbers: readonly number[]): Numbers {
  return { type, dims, data: type === "int32" ? Int32Array.from(numbers) : BigInt64Array.from(numbers, BigInt) };
}
