/** The sounds that make.py hands to librosa, sample by sample the same; at 22,050 Hz. */
export const sounds: Readonly<Record<string, () => Float32Array>> = {
  chords: () => sound({ samples: 66150, bpm: 97, tones: [220, 277.2, 329.6, 246.9, 311.1, 370], noise: 0.2, seed: 1 }),
  detuned: () => sound({ samples: 61111, bpm: 150, tones: [133.7, 201.3, 317.9, 999.1], noise: 0.05, seed: 2 }),
  noise: () => sound({ samples: 33000, bpm: 60, tones: [5000], noise: 0.6, seed: 3 }),
  long: () => sound({ samples: 441000, bpm: 128, tones: [196, 246.9, 293.7, 220, 261.6, 329.6], noise: 0.3, seed: 4 }),
};

const RATE = 22050;

interface Recipe {
  readonly samples: number;
  readonly bpm: number;
  readonly tones: readonly number[];
  readonly noise: number;
  readonly seed: number;
}

/** Chords on each beat, noise on every other, and silence at both ends; amplitudes are 16-bit steps. */
function sound({ samples, bpm, tones, noise, seed }: Recipe): Float32Array {
  const beat = Math.floor((RATE * 60) / bpm);
  let state = seed;
  return Float32Array.from({ length: samples }, (_, n) => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    if (n < 4000 || n > samples - 4000) return 0;
    const at = (n % beat) / RATE;
    const number = Math.floor(n / beat);
    let tone = 0;
    for (let k = 0; k < 3; k++)
      for (const h of [1, 2, 3]) tone += Math.sin((2 * Math.PI * (tones[(number + k) % tones.length]! * h) * n) / RATE) / h;
    const hit = noise * (state / 2 ** 31 - 1) * Math.exp(-30 * at) * (1 + (number % 2));
    const value = 0.12 * tone * Math.exp(-4 * at) + hit;
    return Math.floor(Math.max(-1, Math.min(1, value)) * 32767 + 0.5) / 32768;
  });
}
