import { filter } from "./filter.js";
import type { Sounding } from "./instrument.js";
import { noise } from "./noise.js";

export interface StringWish {
  /** Seconds in which it dies away by 60 dB at 220 Hz; higher strings die sooner. */
  readonly rings: number;
  /** What the pluck contains up to, in multiples of the string's own frequency, at full strength. */
  readonly brightness: number;
  /** Where it is plucked, as a share of its length. */
  readonly pluckedAt: number;
  /** How much of a sample is mixed with the one before on every turn, up to 0.5: the more, the sooner high partials die. */
  readonly softness: number;
  /** Seconds in which it dies away by 60 dB when it is let go. */
  readonly damped: number;
}

/**
 * A plucked string: a burst of noise runs round a delay line and is smoothed on every turn (Karplus & Strong 1983), tuned by an all-pass and with
 * plucking place, dynamics and damping as in Jaffe & Smith, “Extensions of the Karplus–Strong plucked-string algorithm”, Computer Music Journal 7(2), 1983.
 */
export function pluckedString({ hz, seconds, strength, rate, random }: Sounding, wish: StringWish): Float32Array {
  const { line, tuning } = lineOf(hz, rate, wish.softness);
  excite(line, {
    hz,
    rate,
    cut: hz * (1 + wish.brightness * strength ** 1.5),
    at: wish.pluckedAt,
    noise: noise(line.length, random),
  });
  const rings = wish.rings * Math.min(1.6, Math.sqrt(220 / hz));
  const held = 0.001 ** (1 / (hz * rings));
  const damped = 0.001 ** (1 / (hz * Math.min(rings, wish.damped)));
  const letGo = Math.round(seconds * rate);
  const samples = new Float32Array(Math.ceil((Math.min(seconds, rings) + 1.1 * wish.damped) * rate));
  let [place, before, lastIn, lastOut] = [0, 0, 0, 0];
  for (let n = 0; n < samples.length; n++) {
    const out = line[place]!;
    samples[n] = out;
    const smoothed = (n < letGo ? held : damped) * ((1 - wish.softness) * out + wish.softness * before);
    before = out;
    const tuned = tuning * smoothed + lastIn - tuning * lastOut;
    lastIn = smoothed;
    lastOut = tuned;
    line[place] = tuned;
    place = place + 1 === line.length ? 0 : place + 1;
  }
  const gain = 1.5 * strength;
  for (let n = 0; n < samples.length; n++) samples[n]! *= gain;
  return samples;
}

/** A line that is a little short of a period, and the coefficient of the all-pass that makes up for the rest. */
function lineOf(hz: number, rate: number, softness: number): { line: Float32Array; tuning: number } {
  const wanted = rate / hz - softness;
  const length = Math.max(2, Math.floor(wanted - 0.1));
  const rest = wanted - length;
  return { line: new Float32Array(length), tuning: (1 - rest) / (1 + rest) };
}

/** Fills the line with the pluck: noise without what is above `cut`, without its mean, of a root mean square of about a third. */
function excite(
  line: Float32Array,
  { rate, cut, at, noise: burst }: { hz: number; rate: number; cut: number; at: number; noise: Float32Array },
): void {
  const soft = filter(burst, { kind: "low", hz: cut, resonance: 0.1, rate });
  const shift = Math.max(1, Math.round(at * line.length));
  let mean = 0;
  for (let n = 0; n < line.length; n++) {
    // Plucked at a fifth of its length a string lacks every fifth partial.
    line[n] = soft[n]! - soft[(n + line.length - shift) % line.length]!;
    mean += line[n]! / line.length;
  }
  let power = 0;
  for (let n = 0; n < line.length; n++) power += (line[n]! - mean) ** 2 / line.length;
  const gain = 0.33 / Math.sqrt(power + 1e-9);
  for (let n = 0; n < line.length; n++) line[n] = gain * (line[n]! - mean);
}
