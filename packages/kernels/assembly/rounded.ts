// Vectors and queries rounded to 16 bits, so that one instruction multiplies eight pairs of numbers, and how far their products may lie from the real ones.

/** Vectors of a panel: numbers 0 and 1 of all of them, then 2 and 3. */
export const PANEL: i32 = 8;
/** The length of the longest rounded vector and of a rounded query: a product stays below 2³¹. */
const LENGTH: f64 = 32767;
/** How far a float32 sum of products may lie from the real one, for each number of a vector, where both lengths are {@link LENGTH}: 2⁻²⁴ · 32767². */
const ROUNDING: f64 = 64;
/** What rounded products exceed real ones by where these are smaller than the smallest that float32 tells apart, and where they come near to its largest. */
const SMALLEST: f64 = 3.4e38;
const LARGEST: f64 = 1e-28;
/** What no rounded product is below. */
export const LEAST: i32 = i32.MIN_VALUE;

/**
 * Fills `panels` with the `count` vectors in `rows` (count × size) times what makes the longest {@link LENGTH} long, rounded: of each 8 vectors the first two numbers of all, then the next two.
 * `out` gets that factor, and the largest sum of magnitudes of a rounded vector. Where a vector is not finite all are rounded to 0, which tells nothing but is true.
 */
export function roundVectors(rows: usize, count: i32, size: i32, panels: usize, out: usize): void {
  const scale = scaleOf(rows, count * size, size);
  let largest: f64 = 0;
  memory.fill(panels, 0, (<usize>((count + PANEL - 1) / PANEL) * <usize>(PANEL * size)) << 1);
  for (let v = 0; v < count && scale > 0; v++) {
    const row = rows + ((<usize>(v * size)) << 2),
      to = panels + ((<usize>((v - (v % PANEL)) * size + (v % PANEL) * 2)) << 1);
    let sum: f64 = 0;
    for (let k = 0; k < size; k++) {
      const rounded = nearest(scale * <f64>load<f32>(row + ((<usize>k) << 2)));
      store<i16>(to + ((<usize>((k >> 1) * 2 * PANEL + (k & 1))) << 1), <i16>rounded);
      sum += Math.abs(rounded);
    }
    largest = max(largest, sum);
  }
  store<f64>(out, scale);
  store<f64>(out, largest, 8);
}

function scaleOf(rows: usize, numbers: i32, size: i32): f64 {
  let longest: f64 = 0;
  for (let from = 0; from < numbers; from += size) {
    let squares: f64 = 0;
    for (let k = from; k < from + size; k++) {
      const x = <f64>load<f32>(rows + ((<usize>k) << 2));
      squares += x * x;
    }
    if (!(squares < Infinity)) return 0;
    longest = max(longest, squares);
  }
  return longest > 0 ? LENGTH / Math.sqrt(longest) : 0;
}

/**
 * A query times what makes it {@link LENGTH} long, rounded. `limit` gets by what its products with vectors times `scale` exceed the real ones, and by how much
 * the rounded ones may lie beside them. What has no length, or is not finite, is rounded to 0: then everything may be among the best.
 */
export function roundQuery(query: usize, size: i32, scale: f64, magnitude: f64, rounded: usize, limit: usize): void {
  let squares: f64 = 0,
    sum: f64 = 0;
  for (let k = 0; k < size; k++) {
    const x = <f64>load<f32>(query + ((<usize>k) << 2));
    squares += x * x;
    sum += Math.abs(x);
  }
  let by = squares > 0 && squares < Infinity ? LENGTH / Math.sqrt(squares) : 0;
  // Where products leave float32, what it does to them has no bound.
  if (by * scale > SMALLEST || by * scale < LARGEST) by = 0;
  for (let k = 0; k < size; k++) {
    const x = by == 0 ? 0 : nearest(<f64>load<f32>(query + ((<usize>k) << 2)) * by);
    store<i16>(rounded + ((<usize>k) << 1), <i16>x);
  }
  store<f64>(limit, by * scale);
  // Each number of either side is off by a half at most.
  store<f64>(limit, by == 0 ? 0 : 0.5 * (sum * by + magnitude) + (1 + ROUNDING) * <f64>size, 8);
}

/** What a rounded product must exceed for the real one to be able to exceed `worst`. */
export function boundOf(worst: f32, limit: usize): i32 {
  if (!(Math.abs(<f64>worst) < Infinity)) return LEAST;
  const bound = Math.floor(<f64>worst * load<f64>(limit) - load<f64>(limit, 8)) - 1;
  return bound > 2147483647 ? 2147483647 : bound > -2147483648 ? <i32>bound : LEAST;
}
