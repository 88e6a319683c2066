import type { CodedColumn } from "./coded-table.js";

/**
 * What a column's known values suggest for another one: of numbers their weighted mean (it has the least square error), of
 * categories the one with most weight (of equals the first of the vocabulary). NaN of no values.
 */
export function typical(kind: CodedColumn["kind"], values: Float64Array, weights?: Float64Array): number {
  return kind === "number" ? mean(values, weights) : commonest(values, weights);
}

function mean(values: Float64Array, weights?: Float64Array): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const weight = weights?.[i] ?? 1;
    sum += weight * values[i]!;
    total += weight;
  }
  return sum / total;
}

function commonest(codes: Float64Array, weights?: Float64Array): number {
  const votes = new Map<number, number>();
  codes.forEach((code, i) => {
    votes.set(code, (votes.get(code) ?? 0) + (weights?.[i] ?? 1));
  });
  let [best, most] = [Number.NaN, 0];
  for (const [code, count] of votes) if (count > most || (count === most && code < best)) [best, most] = [code, count];
  return best;
}
