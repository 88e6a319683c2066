/** What one set says of a sound or a text: `bands × frames`, row-major. A set that is not about moments has one frame. */
export interface Feature {
  readonly bands: number;
  readonly frames: number;
  readonly data: Float32Array;
}

interface Versioned {
  readonly name: string;
  readonly version: number;
  readonly needs: readonly Versioned[];
}

/** What a set's numbers depend on, as one word: `mfcc@1(log-mel@1(mel@1))`. Equal words, equal numbers for the same content. */
export function lineage({ name, version, needs }: Versioned): string {
  const own = `${name}@${version}`;
  return needs.length === 0 ? own : `${own}(${needs.map(lineage).join(",")})`;
}

/** A feature of one number a row. */
export const single = (...values: readonly number[]): Feature => ({
  bands: values.length,
  frames: 1,
  data: Float32Array.from(values),
});
