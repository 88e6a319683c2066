/** The coefficients of a filter of second order: y = b₀x + b₁x₋₁ + b₂x₋₂ − a₁y₋₁ − a₂y₋₂. */
export interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/**
 * The two filters by which loudness weighs frequencies (ITU-R BS.1770-4, Annex 1: the head, then the ear's deafness to bass). The standard gives them
 * for 48 kHz; here they are made for any rate, in Hz, from the analogue filters behind those (De Man, "Evaluation of implementations of the EBU R128
 * loudness measurement", AES 145, 2018).
 */
export function kWeighting(rate: number): readonly [Biquad, Biquad] {
  return [shelf(rate), highPass(rate)];
}

const SHELF = { hertz: 1681.974450955533, decibels: 3.999843853973347, quality: 0.7071752369554196, middle: 0.4996667741545416 };
const BASS = { hertz: 38.13547087602444, quality: 0.5003270373238773 };

function shelf(rate: number): Biquad {
  const k = Math.tan((Math.PI * SHELF.hertz) / rate);
  const high = 10 ** (SHELF.decibels / 20);
  const middle = high ** SHELF.middle;
  const { a, scale } = poles(k, SHELF.quality);
  const damped = (middle * k) / SHELF.quality;
  return { b: [(high + damped + k * k) / scale, (2 * (k * k - high)) / scale, (high - damped + k * k) / scale], a };
}

function highPass(rate: number): Biquad {
  return { b: [1, -2, 1], a: poles(Math.tan((Math.PI * BASS.hertz) / rate), BASS.quality).a };
}

function poles(k: number, quality: number): { readonly a: readonly [number, number]; readonly scale: number } {
  const scale = 1 + k / quality + k * k;
  return { a: [(2 * (k * k - 1)) / scale, (1 - k / quality + k * k) / scale], scale };
}

/** Sums up the power of one channel after both filters. */
export interface Weighing {
  hear(samples: Float32Array, from: number, to: number): void;
  /** The sum of the squares since it was last taken. */
  take(): number;
}

export function createWeighing(rate: number): Weighing {
  const [first, second] = kWeighting(rate);
  const [b0, b1, b2] = first.b;
  const [a1, a2] = first.a;
  const [c1, c2] = second.a;
  // Two inputs back, two outputs of the first and two of the second filter, and the sum.
  const state: [number, number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0, 0];
  return {
    hear(samples, from, to) {
      let [x1, x2, y1, y2, z1, z2, sum] = state;
      for (let n = from; n < to; n++) {
        const x = samples[n]!;
        const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
        const z = y - 2 * y1 + y2 - c1 * z1 - c2 * z2;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        z2 = z1;
        z1 = z;
        sum += z * z;
      }
      state.splice(0, 7, x1, x2, y1, y2, z1, z2, sum);
    },
    take() {
      const sum = state[6];
      state[6] = 0;
      return sum;
    },
  };
}
