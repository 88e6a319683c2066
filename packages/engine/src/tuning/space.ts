import type { TObject } from "typebox";
import type { Config } from "../algorithms/config.js";
import type { Setting, Space } from "../algorithms/tunable.js";

/** Values for the parameters of a search space, by name. */
export type Settings = Readonly<Record<string, Setting>>;

/** A parameter that is searched over. */
export type Dimension = RangeDimension | ChoiceDimension;

/** A number between two others, as a coordinate in [0, 1] on the parameter's scale. */
export interface RangeDimension {
  readonly kind: "range";
  readonly name: string;
  /** The number at a coordinate, to three significant digits, a multiple of the step where it is an integer. */
  valueAt(coordinate: number): number;
  /** The coordinate of a number, that of the nearest end where it lies outside. */
  coordinateOf(value: Setting): number;
}

/** One of some values; its coordinate is the position among them. */
export interface ChoiceDimension {
  readonly kind: "choice";
  readonly name: string;
  readonly choices: readonly Setting[];
  valueAt(coordinate: number): Setting;
  /** −1 for what is not among them. */
  coordinateOf(value: Setting): number;
}

/** What is searched over when an algorithm is tuned: the parameters whose schema says so, in its order, but for those that are given, and those that do nothing beside them. */
export function spaceOf({ config }: { readonly config: TObject }, given: Config = {}): Dimension[] {
  return Object.entries(config.properties).flatMap(([name, schema]) => {
    // What `tunable` put there; the schema's own type does not know of it.
    const { tune, type } = schema as { readonly tune?: Space; readonly type?: string };
    if (tune === undefined || name in given || (tune.unless ?? name) in given) return [];
    return [dimensionOf(name, tune, type === "integer")];
  });
}

/** Where settings lie in a space. */
export const pointOf = (space: readonly Dimension[], settings: Settings): number[] =>
  space.map((dimension) => dimension.coordinateOf(settings[dimension.name]!));

/** What lies at a point of a space. */
export const settingsAt = (space: readonly Dimension[], point: readonly number[]): Settings =>
  Object.fromEntries(space.map((dimension, d) => [dimension.name, dimension.valueAt(point[d]!)]));

function dimensionOf(name: string, space: Space, integer: boolean): Dimension {
  if ("choices" in space) {
    const { choices } = space;
    const written = choices.map((choice) => JSON.stringify(choice));
    const coordinateOf = (value: Setting) => written.indexOf(JSON.stringify(value));
    return { kind: "choice", name, choices, valueAt: (at) => choices[at]!, coordinateOf };
  }
  const { low, high, scale, step = 1 } = space;
  const [to, back] = scale === "log" ? [Math.log, Math.exp] : [same, same];
  const [from, span] = [to(low), to(high) - to(low)];
  const round = integer ? (x: number) => step * Math.round(x / step) : threeDigits;
  return {
    kind: "range",
    name,
    valueAt: (at) => Math.min(high, Math.max(low, round(back(from + at * span)))),
    coordinateOf: (value) => (to(Math.min(high, Math.max(low, Number(value)))) - from) / span,
  };
}

const same = (x: number) => x;
const threeDigits = (x: number) => Number(x.toPrecision(3));
