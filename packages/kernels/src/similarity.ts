/** Sums over the n positions at which two sparse rows x and y both have an entry. */
export interface CommonSums {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/** A variance below this share of its own largest term is rounding error of a constant. */
const NO_VARIANCE = 1e-12;

/**
 * Pearson's correlation over the common positions, in [−1, 1]:
 * (n·Σxy − Σx·Σy) / √((n·Σx² − (Σx)²)(n·Σy² − (Σy)²)). Where it is not defined (n < 2, or a row is constant there) it is 0.
 */
export function pearson({ n, x, y, xx, yy, xy }: CommonSums): number {
  if (n < 2) return 0;
  return correlation(n * xy - x * y, n * xx - x * x, n * yy - y * y, n * xx, n * yy);
}

/**
 * Pearson's correlation over the common positions about given means, in [−1, 1]:
 * Σ(x − meanX)(y − meanY) / √(Σ(x − meanX)² Σ(y − meanY)²). Where it is not defined (n < 2, or a row equals its mean there) it is 0.
 */
export function pearsonAbout({ n, x, y, xx, yy, xy }: CommonSums, meanX: number, meanY: number): number {
  if (n < 2) return 0;
  const covariance = xy - meanX * y - meanY * x + n * meanX * meanY;
  const varianceX = xx - 2 * meanX * x + n * meanX * meanX;
  const varianceY = yy - 2 * meanY * y + n * meanY * meanY;
  return correlation(covariance, varianceX, varianceY, xx + n * meanX * meanX, yy + n * meanY * meanY);
}

/** Cosine of the angle between two rows, from their inner product and lengths; 0 when a length is 0. */
export function cosine(xy: number, lengthX: number, lengthY: number): number {
  const lengths = lengthX * lengthY;
  return lengths > 0 ? clamp(xy / lengths) : 0;
}

/** 1 / (1 + d), d the Euclidean distance over the common positions; 0 where there are none. */
export function euclidean({ n, xx, yy, xy }: CommonSums): number {
  return n === 0 ? 0 : 1 / (1 + Math.sqrt(Math.max(0, xx - 2 * xy + yy)));
}

function correlation(covariance: number, varianceX: number, varianceY: number, scaleX: number, scaleY: number): number {
  if (!(varianceX > NO_VARIANCE * scaleX && varianceY > NO_VARIANCE * scaleY)) return 0;
  return clamp(covariance / (Math.sqrt(varianceX) * Math.sqrt(varianceY)));
}

const clamp = (x: number) => Math.max(-1, Math.min(1, x));
