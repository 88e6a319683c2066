/** A seeded stream of random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1), 32 random bits. */
  next(): number;
  /** Uniform integer in [0, n), without bias; n in [1, 2³²]. */
  int(n: number): number;
  /** Standard normal (Marsaglia's polar method). */
  normal(): number;
  /** Shuffles in place (Fisher–Yates) and returns its argument. */
  shuffle<A extends { [index: number]: unknown; readonly length: number }>(array: A): A;
  /** An independent stream, determined by this stream's seed and the label, not by what was drawn before. */
  fork(label: string): Random;
}

/**
 * The generator xoshiro128** (Blackman & Vigna, "Scrambled linear pseudorandom number generators", 2021),
 * its state filled by splitmix32 from `seed` (any string or finite number).
 */
export function createRandom(seed: number | string): Random {
  const key = String(seed);
  const mix = splitmix32(hash32(key));
  let a = mix();
  let b = mix();
  let c = mix();
  let d = mix();
  let spare: number | undefined;

  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
  const next = () => bits() / 0x1_0000_0000;
  const int = (n: number) => {
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % n);
    for (;;) {
      const x = bits();
      if (x < limit) return x % n;
    }
  };
  const normal = () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const s = x * x + y * y;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = y * scale;
        return x * scale;
      }
    }
  };
  return {
    next,
    int,
    normal,
    shuffle(array) {
      for (let i = array.length - 1; i > 0; i--) {
        const j = int(i + 1);
        const kept = array[i];
        array[i] = array[j];
        array[j] = kept;
      }
      return array;
    },
    fork: (label) => createRandom(`${key}/${label}`),
  };
}

const rotate = (x: number, k: number) => (x << k) | (x >>> (32 - k));

/** FNV-1a over the UTF-16 code units. */
function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

function splitmix32(state: number): () => number {
  let s = state;
  return () => {
    s = (s + 0x9e3779b9) | 0;
    let z = s;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}
