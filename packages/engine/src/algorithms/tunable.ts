/** Values of a parameter that are worth trying. They lie within what the parameter may be; the usual value need not be among them. */
export type Space = (
  | {
      /** From here to `high`, both included; above 0 where the scale is `log`. */
      readonly low: number;
      readonly high: number;
      /** What counts as equally far: differences (linear) or ratios (log). */
      readonly scale: "linear" | "log";
      /** Of what an integer is a multiple, as are both ends; 1 unless said otherwise. */
      readonly step?: number;
    }
  | { readonly choices: readonly Setting[] }
) & {
  /** A parameter beside which this one does nothing: where that is given, it is not searched over. */
  readonly unless?: string;
};

/** A value that a search may give a parameter; a list is one as a whole. */
export type Setting = number | string | boolean | readonly (number | string | boolean | Readonly<Record<string, unknown>>)[];

/**
 * For the schema of a parameter that is worth tuning: the annotation `tune`, from which searches take what they try. A parameter without it
 * keeps its usual value.
 *
 * @example
 * Type.Number({ minimum: 0, default: 100, description: "Ridge λ", ...tunable({ low: 1, high: 1000, scale: "log" }) })
 */
export const tunable = (space: Space): { readonly tune: Space } => ({ tune: space });
