import type { Interval } from "@segue/engine";

/** A difference and whether it can be relied on. */
export function gainText(gain: Interval): string {
  const certain = gain.low > 0 || gain.high < 0 ? "established" : "which may be chance";
  const range = `with 95 % confidence from ${signed(gain.low)} to ${signed(gain.high)}: ${certain}`;
  return `${Math.abs(gain.value).toFixed(4)} ${gain.value < 0 ? "worse" : "better"} (${range})`;
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;
