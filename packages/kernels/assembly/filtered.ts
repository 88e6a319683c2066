// Filters that run along a signal of float32.
import { multiplyAdd } from "./vectors";

/**
 * The largest magnitude that any of `filters` filters (rows of `taps` float32) reaches on `count` places of a signal: place n is Σ tap[i] · signal[n + i]. Both
 * counts are multiples of 4. Stored at `out`, where it exceeds what is there.
 */
export function largestFiltered(signal: usize, count: i32, filters: i32, rows: usize, taps: i32, out: usize): void {
  let most = f32x4.splat(load<f32>(out));
  const row = (<usize>taps) << 2;
  for (let f = 0; f < filters; f++, rows += row) {
    for (let n: usize = 0; n < (<usize>count) << 2; n += 16) {
      let even = f32x4.splat(0),
        odd = even;
      for (let i: usize = 0; i < row; i += 8) {
        even = multiplyAdd(v128.load32_splat(rows + i), v128.load(signal + n + i), even);
        odd = multiplyAdd(v128.load32_splat(rows + i, 4), v128.load(signal + n + i, 4), odd);
      }
      most = f32x4.max(most, f32x4.abs(f32x4.add(even, odd)));
    }
  }
  const a = max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
    b = max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3));
  store<f32>(out, max(a, b));
}

/**
 * `count` values of a signal between its places: value i lies `position` + i · `down` parts of an `up`-th place behind the first, and is the sum of `taps` (a
 * multiple of 8) numbers from its place on, weighted by the row of `table` for its part of a place. There are `phases` rows; where they are fewer than
 * parts the nearest is taken.
 */
export function between(
  signal: usize,
  position: i32,
  count: i32,
  up: i32,
  down: i32,
  table: usize,
  phases: i32,
  taps: i32,
  out: usize,
): void {
  const row = (<usize>taps) << 2;
  const step = down / up,
    rest = down % up;
  let place = position / up,
    part = position % up;
  for (let i = 0; i < count; i++, out += 4) {
    const phase = phases == up ? part : min(phases - 1, <i32>((<i64>part * phases + up / 2) / up));
    const x = signal + ((<usize>place) << 2),
      t = table + <usize>phase * row;
    let even = f32x4.splat(0),
      odd = even;
    for (let at: usize = 0; at < row; at += 32) {
      even = multiplyAdd(v128.load(x + at), v128.load(t + at), even);
      odd = multiplyAdd(v128.load(x + at, 16), v128.load(t + at, 16), odd);
    }
    const sum = f32x4.add(even, odd);
    store<f32>(
      out,
      f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 2) + (f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 3)),
    );
    place += step;
    part += rest;
    if (part >= up) {
      part -= up;
      place++;
    }
  }
}
