// Spectra of stretches of a signal, two at a time: each number is a pair, one for each stretch. As in real-fft.ts, which is its oracle.

/**
 * For `pairs` pairs of stretches, which begin `hop` numbers apart in `signal` (float32), under `window` (float64): |X|² into `powers` and |X| into
 * `magnitudes`, a row of size / 2 + 1 float64 each. `circle` holds cos and −sin of 2πk / size for k below size / 2. The size is a power of 4 times 2; `room` has 32 bytes for each of its numbers.
 */
export function spectra(
  signal: usize,
  hop: i32,
  size: i32,
  pairs: i32,
  window: usize,
  circle: usize,
  room: usize,
  powers: usize,
  magnitudes: usize,
): void {
  const row = (<usize>(size / 2 + 1)) << 3;
  for (let p = 0; p < pairs; p++) {
    const from = signal + ((<usize>(2 * p * hop)) << 2),
      to = <usize>(2 * p) * row;
    cutPair(from, from + ((<usize>hop) << 2), size, window, room);
    transformPair(size, circle, room);
    unpackPair(size, circle, room + ((<usize>size) << 4) * stagesOdd(size), row, powers + to, magnitudes + to);
  }
}

/** 1 where the result of an odd number of stages lies in the second half of the room. */
function stagesOdd(size: i32): usize {
  let odd: usize = 0;
  for (let length = size / 2; length > 1; length /= 4) odd ^= 1;
  return odd;
}

/** Even places as real parts, odd ones as imaginary parts behind them. */
function cutPair(a: usize, b: usize, size: i32, window: usize, room: usize): void {
  const half = (<usize>size) << 3;
  for (let n: usize = 0; n < <usize>size; n += 2) {
    const at = n << 2,
      w = window + (n << 3),
      to = room + (n << 3);
    const even = f64x2.replace_lane(f64x2.splat(<f64>load<f32>(a + at)), 1, <f64>load<f32>(b + at)),
      odd = f64x2.replace_lane(f64x2.splat(<f64>load<f32>(a + at, 4)), 1, <f64>load<f32>(b + at, 4));
    v128.store(to, f64x2.mul(even, v128.load64_splat(w)));
    v128.store(to + half, f64x2.mul(odd, v128.load64_splat(w, 8)));
  }
}

/** Stages of radix 4 from one half of the room into the other and back. */
export function transformPair(size: i32, circle: usize, room: usize): void {
  const whole = (<usize>size) << 4;
  let from = room,
    to = room + whole;
  for (let length = size / 2, stride = 1; length > 1; length /= 4, stride *= 4) {
    stage(from, to, size, length, stride, circle);
    const other = from;
    from = to;
    to = other;
  }
}

function stage(from: usize, to: usize, size: i32, length: i32, stride: i32, circle: usize): void {
  const imaginary = (<usize>size) << 3,
    quarter = (<usize>(length / 4) * <usize>stride) << 4,
    step = (<usize>stride) << 4;
  for (let p = 0; p < length / 4; p++) {
    const w = circle + ((<usize>(2 * p * stride)) << 4),
      c1 = load<f64>(w),
      s1 = load<f64>(w, 8),
      c2 = c1 * c1 - s1 * s1,
      s2 = 2 * c1 * s1,
      c3 = c1 * c2 - s1 * s2,
      s3 = c1 * s2 + s1 * c2;
    const cos1 = f64x2.splat(c1),
      sin1 = f64x2.splat(s1),
      cos2 = f64x2.splat(c2),
      sin2 = f64x2.splat(s2),
      cos3 = f64x2.splat(c3),
      sin3 = f64x2.splat(s3);
    let x = from + <usize>p * step,
      y = to + ((<usize>p * step) << 2);
    for (const end = x + step; x < end; x += 16, y += 16) {
      const ar = v128.load(x),
        ai = v128.load(x + imaginary),
        br = v128.load(x + quarter),
        bi = v128.load(x + quarter + imaginary),
        cr = v128.load(x + 2 * quarter),
        ci = v128.load(x + 2 * quarter + imaginary),
        dr = v128.load(x + 3 * quarter),
        di = v128.load(x + 3 * quarter + imaginary);
      const sumR = f64x2.add(ar, cr),
        sumI = f64x2.add(ai, ci),
        lessR = f64x2.sub(ar, cr),
        lessI = f64x2.sub(ai, ci),
        otherR = f64x2.add(br, dr),
        otherI = f64x2.add(bi, di),
        turnedR = f64x2.sub(di, bi),
        turnedI = f64x2.sub(br, dr);
      v128.store(y, f64x2.add(sumR, otherR));
      v128.store(y + imaginary, f64x2.add(sumI, otherI));
      turn(f64x2.sub(lessR, turnedR), f64x2.sub(lessI, turnedI), cos1, sin1, y + step, imaginary);
      turn(f64x2.sub(sumR, otherR), f64x2.sub(sumI, otherI), cos2, sin2, y + 2 * step, imaginary);
      turn(f64x2.add(lessR, turnedR), f64x2.add(lessI, turnedI), cos3, sin3, y + 3 * step, imaginary);
    }
  }
}

function turn(re: v128, im: v128, cos: v128, sin: v128, to: usize, imaginary: usize): void {
  v128.store(to, f64x2.sub(f64x2.mul(re, cos), f64x2.mul(im, sin)));
  v128.store(to + imaginary, f64x2.add(f64x2.mul(re, sin), f64x2.mul(im, cos)));
}

/** Powers and magnitudes of the two spectra from that of the halves. */
export function unpackPair(size: i32, circle: usize, z: usize, row: usize, powers: usize, magnitudes: usize): void {
  const imaginary = (<usize>size) << 3,
    half = size / 2,
    firstR = v128.load(z),
    firstI = v128.load(z + imaginary),
    sum = f64x2.add(firstR, firstI),
    difference = f64x2.sub(firstR, firstI),
    by = f64x2.splat(0.5);
  put(f64x2.mul(sum, sum), powers, magnitudes, row);
  put(f64x2.mul(difference, difference), powers + row - 8, magnitudes + row - 8, row);
  for (let k = 1; k < half; k++) {
    const a = z + ((<usize>k) << 4),
      b = z + ((<usize>(half - k)) << 4),
      ar = v128.load(a),
      ai = v128.load(a + imaginary),
      br = v128.load(b),
      bi = v128.load(b + imaginary);
    const evenR = f64x2.mul(f64x2.add(ar, br), by),
      evenI = f64x2.mul(f64x2.sub(ai, bi), by),
      oddR = f64x2.mul(f64x2.add(ai, bi), by),
      oddI = f64x2.mul(f64x2.sub(br, ar), by);
    const w = circle + ((<usize>k) << 4),
      cos = v128.load64_splat(w),
      sin = v128.load64_splat(w, 8);
    const real = f64x2.add(evenR, f64x2.sub(f64x2.mul(oddR, cos), f64x2.mul(oddI, sin))),
      imag = f64x2.add(evenI, f64x2.add(f64x2.mul(oddR, sin), f64x2.mul(oddI, cos))),
      at = (<usize>k) << 3;
    put(f64x2.add(f64x2.mul(real, real), f64x2.mul(imag, imag)), powers + at, magnitudes + at, row);
  }
}

function put(power: v128, powers: usize, magnitudes: usize, row: usize): void {
  v128.store64_lane(powers, power, 0);
  v128.store64_lane(powers + row, power, 1);
  const magnitude = f64x2.sqrt(power);
  v128.store64_lane(magnitudes, magnitude, 0);
  v128.store64_lane(magnitudes + row, magnitude, 1);
}
