import type { PaddingKind } from "../layers/convolution.js";
import type { Pool } from "../operators/pooling.js";

/** A layer as a configuration names it: what it is, and how large, is its first key. */
export type Layer =
  /** Over images with a square kernel, over time otherwise. */
  | {
      readonly conv: number;
      readonly kernel: number;
      readonly stride?: number;
      readonly dilation?: number;
      readonly padding?: PaddingKind;
      readonly activation?: Activation;
    }
  | { readonly pool: number; readonly kind?: Pool }
  /** Over all of time, or of the image, which leaves the channels. */
  | { readonly globalPool: Pool }
  | { readonly flatten: true }
  /** An image read along its columns: batch × width × (channels · height). */
  | { readonly sequence: true }
  | { readonly dense: number; readonly activation?: Activation }
  | { readonly dropout: number }
  | { readonly norm: "batch" | "layer" }
  | { readonly gru: number }
  | { readonly lstm: number }
  /** What was last in time. */
  | { readonly last: true }
  | { readonly positions: "learned" | "sinusoidal" }
  /** A block of a Transformer of so many heads. */
  | { readonly transformer: number; readonly hidden?: number; readonly causal?: boolean; readonly dropout?: number };

export type Activation = "none" | "relu" | "gelu" | "tanh" | "sigmoid";

/** A configuration that names no network; says which layer, and what is wrong with it. */
export class LayerError extends Error {
  override readonly name = "LayerError";
  /** Counted from 1. */
  readonly layer: number;

  constructor(layer: number, shownLayer: unknown, why: string) {
    super(`Layer ${layer}, ${JSON.stringify(shownLayer)}: ${why}`);
    this.layer = layer;
  }
}

type Check = (value: unknown) => string | undefined;

const whole: Check = (value) => (Number.isInteger(value) && (value as number) >= 1 ? undefined : "is a whole number from 1");
const share: Check = (value) => (typeof value === "number" && value >= 0 && value < 1 ? undefined : "lies from 0 to below 1");
const oneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value) ? undefined : `is ${words.map((word) => JSON.stringify(word)).join(" or ")}`;
const activation = oneOf("none", "relu", "gelu", "tanh", "sigmoid");

/** For each kind of layer its own key first, then those that may stand beside it. */
const KINDS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  conv: { conv: whole, kernel: whole, stride: whole, dilation: whole, padding: oneOf("same", "valid", "causal"), activation },
  pool: { pool: whole, kind: oneOf("max", "average") },
  globalPool: { globalPool: oneOf("max", "average") },
  flatten: { flatten: oneOf(true) },
  sequence: { sequence: oneOf(true) },
  dense: { dense: whole, activation },
  dropout: { dropout: share },
  norm: { norm: oneOf("batch", "layer") },
  gru: { gru: whole },
  lstm: { lstm: whole },
  last: { last: oneOf(true) },
  positions: { positions: oneOf("learned", "sinusoidal") },
  transformer: { transformer: whole, hidden: whole, causal: oneOf(true, false), dropout: share },
};

/** Keys without which a layer is none, beside its own. */
const NEEDED: Readonly<Record<string, readonly string[]>> = { conv: ["kernel"] };

/** Checks what a configuration names; throws a {@link LayerError}. */
export function parseLayers(given: unknown): Layer[] {
  if (!Array.isArray(given)) throw new LayerError(1, given, "a network is a list of layers.");
  return given.map((each: unknown, i) => parseLayer(each, i + 1));
}

function parseLayer(given: unknown, layer: number): Layer {
  const wrong = (why: string): never => {
    throw new LayerError(layer, given, why);
  };
  if (typeof given !== "object" || given === null) return wrong(`a layer is an object such as {"dense":64}.`);
  // A transformer's dropout is no layer of its own: the key that stands last in the table decides.
  const kind = Object.keys(KINDS)
    .reverse()
    .find((key) => Object.hasOwn(given, key));
  if (kind === undefined) return wrong(`there is no such layer; there are ${Object.keys(KINDS).join(", ")}.`);
  const checks = KINDS[kind]!;
  for (const [key, value] of Object.entries(given)) {
    const check = checks[key];
    if (check === undefined) return wrong(`${kind} has no "${key}"; it has ${Object.keys(checks).join(", ")}.`);
    const why = check(value);
    if (why !== undefined) return wrong(`"${key}" ${why}.`);
  }
  const missing = (NEEDED[kind] ?? []).find((key) => !Object.hasOwn(given, key));
  if (missing !== undefined) return wrong(`${kind} needs "${missing}".`);
  // Every key has been checked against its kind.
  return given as Layer;
}
