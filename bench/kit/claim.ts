/** A measured number beside what was promised. */
export interface Figure {
  readonly what: string;
  readonly figure: number;
  /** The bounds of its 95 % interval, where it is an estimate. */
  readonly low?: number;
  readonly high?: number;
  readonly unit?: string;
  readonly better: "higher" | "lower";
  /** What must be reached (equal is enough); a figure without one is only shown. */
  readonly goal?: number;
  /** Whether the goal is reached; true where there is none. */
  readonly pass: boolean;
}

/** A promise that can be measured on the running program. */
export interface Claim {
  /** The name of its file. */
  readonly name: string;
  /** The promise in a sentence. */
  readonly claim: string;
  /** What split, training or simulation are repeatable by. */
  readonly seed?: number;
  /** Packages whose versions matter for the figures. */
  readonly versionsOf?: readonly string[];
  /** Throws {@link Skipped} where it cannot be measured here. */
  run(): Promise<Figure[]>;
}

/** Why a claim cannot be measured here: it counts neither as kept nor as broken. */
export class Skipped extends Error {}

/** Checks the shape of a claim. */
export const claim = (made: Claim): Claim => made;

/** A figure with its verdict. */
export function figure(measured: Omit<Figure, "pass">): Figure {
  return { ...measured, pass: reached(measured) };
}

function reached({ figure, goal, better }: Omit<Figure, "pass">): boolean {
  if (!Number.isFinite(figure)) return false;
  if (goal === undefined) return true;
  return better === "higher" ? figure >= goal : figure <= goal;
}
