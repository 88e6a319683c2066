import { UsageError } from "./tell-error.js";

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** An option's value such as `90d` or `12h` in seconds. */
export function durationSeconds(option: string, text: string): number {
  const match = /^(\d{1,9})([smhd])$/.exec(text.trim());
  if (match !== null) return Number(match[1]) * SECONDS[match[2]!]!;
  throw new UsageError(`${option} is not a length of time (found ${JSON.stringify(text)}).`, "Write for example 12h or 90d.");
}
