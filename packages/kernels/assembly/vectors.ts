// Vectors of float32. Their length in bytes is a multiple of 32: what is longer than the numbers is filled with 0.

export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  // Two roundings, as everywhere: a fused one would give other bits on other machines.
  return f32x4.add(c, f32x4.mul(a, b));
}

/** The sums of the lanes of four vectors, as the lanes of one. */
export function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

export function dot(a: usize, b: usize, bytes: usize): f32 {
  let even = f32x4.splat(0);
  let odd = even;
  for (let at: usize = 0; at < bytes; at += 32) {
    even = multiplyAdd(v128.load(a + at), v128.load(b + at), even);
    odd = multiplyAdd(v128.load(a + at, 16), v128.load(b + at, 16), odd);
  }
  const sum = f32x4.add(even, odd);
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 2) + (f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 3));
}

/** out += scale · a */
export function addScaled(out: usize, scale: f32, a: usize, bytes: usize): void {
  const by = f32x4.splat(scale);
  for (let at: usize = 0; at < bytes; at += 16) v128.store(out + at, multiplyAdd(by, v128.load(a + at), v128.load(out + at)));
}
