import type { Graph, Tensor } from "../graph/graph.js";
import { shown, sizeOf } from "../graph/shape.js";
import type { Data, Value } from "../runtime/runtime.js";

/** What a network is fed, by the names of its inputs. */
export type Batch = Readonly<Record<string, Data>>;

const ARRAYS = { float32: Float32Array, int32: Int32Array, int64: BigInt64Array, bool: Uint8Array } as const;

/** Checks that a batch is what a network takes: types, lengths, and ids that are below their bound. */
export function checked({ bounds }: Graph, inputs: readonly Tensor[], batch: Batch): Record<string, Value> {
  return Object.fromEntries(inputs.map((input) => [input.name, checkedValue(input, batch[input.name], bounds.get(input.name))]));
}

function checkedValue({ name, type, shape }: Tensor, data: Data | undefined, below: number | undefined): Value {
  const wrong = (what: string): never => {
    throw new RangeError(`Input "${name}" (${type}, ${shown(shape)}): ${what}.`);
  };
  if (data === undefined) return wrong("the batch does not have it");
  if (!(data instanceof ARRAYS[type])) return wrong(`it takes a ${ARRAYS[type].name}, not a ${data.constructor.name}`);
  if (data.length !== sizeOf(shape)) return wrong(`it takes ${sizeOf(shape)} numbers, not ${data.length}`);
  if (below !== undefined && data instanceof Int32Array) {
    const at = data.findIndex((id) => id < 0 || id >= below);
    if (at >= 0) return wrong(`number ${at} is ${data[at]}, and ids lie in 0 to ${below - 1}`);
  }
  return { type, shape, data };
}

/** Which input holds what is no number, for whoever wonders where it came from. */
export function notNumbers(batch: Batch): string | undefined {
  for (const [name, data] of Object.entries(batch)) {
    const at = data instanceof Float32Array ? data.findIndex((value) => !Number.isFinite(value)) : -1;
    if (at >= 0) return `input "${name}" holds ${data[at]} at ${at}`;
  }
  return undefined;
}
