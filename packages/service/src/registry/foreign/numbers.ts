import { SegueError } from "../../errors.js";
import type { Numbers, NumberType } from "../../ports/inference.js";

/** Nested lists of numbers as one list and its shape. */
export interface Given {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/**
 * Reads nested lists of numbers (or true and false) as deep as `axes`; throws `invalid-request`, which names the place where the lists are
 * not alike or something is no number.
 */
export function readNested(path: string, given: unknown, axes: number): Given {
  const shape: number[] = [];
  const values: number[] = [];
  const visit = (at: string, value: unknown, axis: number) => {
    if (axis === axes) return values.push(numberOf(at, value));
    if (!Array.isArray(value)) throw invalid(at, `must be a list, ${axes - axis} deep (found ${found(value)})`);
    shape[axis] ??= value.length;
    if (value.length === 0) throw invalid(at, "is empty");
    if (value.length !== shape[axis])
      throw invalid(at, `has ${value.length} entries, and the lists beside it have ${shape[axis]}`);
    value.forEach((each, i) => {
      visit(`${at}.${i}`, each, axis + 1);
    });
  };
  visit(path, given, 0);
  return { shape, values };
}

function numberOf(path: string, value: unknown): number {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw invalid(path, `must be a number (found ${found(value)})`);
}

const found = (value: unknown) => JSON.stringify(value)?.slice(0, 40) ?? "nothing";
export const invalid = (path: string, what: string) => new SegueError("invalid-request", `${path} ${what}.`);

/** The numbers as the graph wants them; throws `invalid-request` where one does not fit the type. */
export function asNumbers(path: string, type: NumberType, dims: readonly number[], values: ArrayLike<number>): Numbers {
  if (type === "float32") return { type, dims, data: Float32Array.from(values) };
  if (type === "float64") return { type, dims, data: Float64Array.from(values) };
  const [least, most] = RANGES[type];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isInteger(value) || value < least || value > most)
      throw invalid(path, `must hold whole numbers from ${least} to ${most} (found ${value})`);
  }
  if (type === "int32") return { type, dims, data: Int32Array.from(values) };
  if (type === "int64") return { type, dims, data: BigInt64Array.from(Array.from(values), BigInt) };
  return { type, dims, data: Uint8Array.from(values) };
}

const RANGES = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  uint8: [0, 255],
  bool: [0, 1],
} as const;

/** Row-major numbers as nested lists. */
export function nested(shape: readonly number[], data: Float32Array): unknown {
  const [side, ...rest] = shape;
  if (side === undefined) return data[0];
  const each = rest.reduce((product, size) => product * size, 1);
  return Array.from({ length: side }, (_, i) => nested(rest, data.subarray(i * each, (i + 1) * each)));
}
