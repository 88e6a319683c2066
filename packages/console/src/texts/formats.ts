import { useMemo } from "react";
import { durationRange } from "./duration-range.js";
import { useLanguage } from "./language.js";

/** An estimate with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export type Formats = ReturnType<typeof formatsOf>;

/** Numbers, sizes and times as the spoken language writes them. */
export function useFormats(): Formats {
  const { tag } = useLanguage();
  return useMemo(() => formatsOf(tag), [tag]);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

const SIZES: readonly (readonly [string, number])[] = [
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
  ["kilobyte", 1e3],
];

export function formatsOf(tag: string) {
  const number = (n: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(tag, { signDisplay: "negative", ...options }).format(n).replace("-", "−");
  const inUnits = (n: number, unit: string, digits = 0) =>
    number(n, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits });
  const fixed = (n: number, digits: number) => number(n, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    count: (n: number) => number(n),
    /** With as many digits as say something. */
    figure: (n: number) => number(n, { maximumSignificantDigits: 4 }),
    /** With one decimal. */
    decimal: (n: number) => fixed(n, 1),
    percent: (share: number) => number(share, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 }),
    /** As many decimals as the half width of the interval leaves certain. */
    estimate(told: Estimate) {
      const digits = decimalsOf(told);
      return { value: fixed(told.value, digits), range: `${fixed(told.low, digits)} … ${fixed(told.high, digits)}` };
    },
    bytes(n: number) {
      const [unit, size] = SIZES.find(([, least]) => n >= least) ?? ["byte", 1];
      return inUnits(n / size, unit, n / size < 10 ? 1 : 0);
    },
    /** Seconds, in the two largest units that say something. */
    duration(seconds: number) {
      if (seconds < 1) return inUnits(seconds * 1000, "millisecond", seconds < 0.01 ? 1 : 0);
      if (seconds < 60) return inUnits(seconds, "second", seconds < 10 ? 1 : 0);
      const [large, small, size] = seconds < 3600 ? (["minute", "second", 60] as const) : (["hour", "minute", 3600] as const);
      const whole = Math.floor(seconds / size);
      const rest = Math.round((seconds - whole * size) / (size / 60));
      return rest === 0 ? inUnits(whole, large) : `${inUnits(whole, large)} ${inUnits(rest, small)}`;
    },
    /** From how many seconds to how many, no more exactly than it can be known. */
    durationRange: (low: number, high: number) => durationRange(tag, low, high),
    /** How long ago something was, or in how long it will be. */
    ago(time: string | number, now = Date.now()) {
      const seconds = (new Date(time).getTime() - now) / 1000;
      const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
      const [unit, length] = STEPS.find(([, least]) => Math.abs(seconds) >= least) ?? ["minute", 60];
      return relative.format(Math.trunc(seconds / length), unit);
    },
    moment: (time: string | number) =>
      new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(time)),
    minute: (time: string | number) =>
      new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" }).format(new Date(time)),
    day: (time: string | number) => new Intl.DateTimeFormat(tag, { dateStyle: "medium" }).format(new Date(time)),
    clock: (time: string | number) => new Intl.DateTimeFormat(tag, { timeStyle: "medium" }).format(new Date(time)),
  };
}

function decimalsOf({ value, low, high }: Estimate): number {
  const half = (high - low) / 2;
  const certain = half > 0 ? half : Math.abs(value) / 1000;
  return certain > 0 ? Math.min(6, Math.max(0, Math.ceil(-Math.log10(certain)))) : 0;
}
