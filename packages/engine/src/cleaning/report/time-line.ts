/** How many events there were in each span of time, empty spans included. */
export interface TimeLine {
  readonly unit: "day" | "month" | "year";
  /** `start` in milliseconds since 1970 UTC. */
  readonly points: readonly { readonly start: number; readonly count: number }[];
}

/** More points than this are too many to look at; then the next longer unit is taken. */
const MOST_POINTS = 120;

/** The time line of events, those without time (NaN) left out; null when all are. */
export function timeLineOf(times: Float64Array): TimeLine | null {
  const days = new Map<number, number>();
  for (const at of times) {
    if (Number.isNaN(at)) continue;
    const day = Math.floor(at / 86_400_000);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  if (days.size === 0) return null;
  const [first, last] = [Math.min(...days.keys()), Math.max(...days.keys())].map((day) => new Date(day * 86_400_000)) as [
    Date,
    Date,
  ];
  const unit = (["day", "month", "year"] as const).find((each) => stepsBetween(first, last, each) < MOST_POINTS) ?? "year";
  const counts = new Array<number>(stepsBetween(first, last, unit) + 1).fill(0);
  for (const [day, count] of days) counts[stepsBetween(first, new Date(day * 86_400_000), unit)]! += count;
  return { unit, points: counts.map((count, step) => ({ start: startOf(first, step, unit), count })) };
}

/** How many units later `to` begins than `from`. */
function stepsBetween(from: Date, to: Date, unit: TimeLine["unit"]): number {
  if (unit === "day") return Math.round((to.getTime() - from.getTime()) / 86_400_000);
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  return unit === "year" ? years : years * 12 + to.getUTCMonth() - from.getUTCMonth();
}

function startOf(first: Date, step: number, unit: TimeLine["unit"]): number {
  if (unit === "day") return first.getTime() + step * 86_400_000;
  return unit === "year"
    ? Date.UTC(first.getUTCFullYear() + step, 0)
    : Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + step);
}
