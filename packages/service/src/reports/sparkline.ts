const BLOCKS = "▁▂▃▄▅▆▇█";

/** Numbers as a line of blocks, the lowest the lowest; a space for what is none. */
export function sparkline(values: readonly number[]): string {
  const known = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const block = (value: number) => BLOCKS[high > low ? Math.round(((value - low) / (high - low)) * (BLOCKS.length - 1)) : 3]!;
  return values.map((value) => (Number.isFinite(value) ? block(value) : " ")).join("");
}
