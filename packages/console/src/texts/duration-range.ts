/** Units of what is known roughly: how many seconds they have, and what they are rounded to. */
const SECONDS = { unit: "second", size: 1, step: 5 };
const MINUTES = { unit: "minute", size: 60, step: 1 };
const HOURS = { unit: "hour", size: 3600, step: 0.5 };

/** From how many seconds to how many, in the one unit that suits, as a language writes it; one figure where both are the same in it. */
export function durationRange(tag: string, low: number, high: number): string {
  const { unit, size, step } = high < 90 ? SECONDS : high < 5400 ? MINUTES : HOURS;
  const rounded = (seconds: number) => Math.max(step, step * Math.round(seconds / size / step));
  const [from, to] = [rounded(low), rounded(high)];
  const format = new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "short" });
  return from === to ? format.format(from) : format.formatRange(from, to);
}
