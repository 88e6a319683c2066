/**
 * Turns, mirrors and moves points, in place, so that they lie as near as they can to where they were (orthogonal Procrustes, Schönemann 1966, in the plane).
 * Both are points × 2; NaN stands for a point that was not there, which goes along.
 */
export function alignTo(points: Float64Array, before: Float64Array): void {
  const shared: number[] = [];
  for (let at = 0; at < points.length; at += 2) if (!Number.isNaN(before[at])) shared.push(at);
  if (shared.length < 2) return;
  const [centre, target] = [centreOf(points, shared), centreOf(before, shared)];
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (const at of shared) {
    const [px, py] = [points[at] - centre.x, points[at + 1] - centre.y];
    const [qx, qy] = [before[at] - target.x, before[at + 1] - target.y];
    xx += px * qx;
    xy += px * qy;
    yx += py * qx;
    yy += py * qy;
  }
  const mirrored = Math.hypot(xy + yx, xx - yy) > Math.hypot(xy - yx, xx + yy);
  const angle = mirrored ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
  const [cosine, sine, sign] = [Math.cos(angle), Math.sin(angle), mirrored ? -1 : 1];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] - centre.x, sign * (points[at + 1] - centre.y)];
    points[at] = target.x + cosine * x - sine * y;
    points[at + 1] = target.y + sine * x + cosine * y;
  }
}

function centreOf(points: Float64Array, at: readonly number[]) {
  let [x, y] = [0, 0];
  for (const place of at) {
    x += points[place] / at.length;
    y += points[place + 1] / at.length;
  }
  return { x, y };
}
