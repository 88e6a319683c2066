export interface FilterWish {
  readonly kind: "low" | "band" | "high";
  /** Where it cuts, in Hz; a function of the sample's number where it moves. */
  readonly hz: number | ((n: number) => number);
  /** 0: none … 1: it rings by itself. */
  readonly resonance: number;
  readonly rate: number;
}

/** Samples after which a moving filter is set anew. */
const SET_EVERY = 16;

/**
 * Filters samples in place and returns them. A state-variable filter of two poles whose integrators follow the trapezoidal rule, so that it stays stable however fast it moves
 * (Zavalishin, “The art of VA filter design”, 2012, chapter 4).
 */
export function filter(samples: Float32Array, { kind, hz, resonance, rate }: FilterWish): Float32Array {
  const damping = 2 - 1.98 * resonance;
  const at = typeof hz === "number" ? () => hz : hz;
  let [a1, a2, a3, first, second] = [0, 0, 0, 0, 0];
  for (let n = 0; n < samples.length; n++) {
    if (n % SET_EVERY === 0) {
      const g = Math.tan(Math.PI * Math.min(0.45, Math.max(10, at(n)) / rate));
      a1 = 1 / (1 + g * (g + damping));
      a2 = g * a1;
      a3 = g * a2;
    }
    const input = samples[n]!;
    const rest = input - second;
    const band = a1 * first + a2 * rest;
    const low = second + a2 * first + a3 * rest;
    first = 2 * band - first;
    second = 2 * low - second;
    samples[n] = kind === "low" ? low : kind === "band" ? damping * band : input - damping * band - low;
  }
  return samples;
}
