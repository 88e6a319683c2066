import { Cron } from "croner";
import { SegueError } from "../errors.js";

interface Times {
  readonly cron?: string;
  readonly timeZone: string;
}

/** The first time after `now` at which the expression holds, both in milliseconds since 1970; null where there is none. Throws `invalid-schedule`. */
export function nextTime({ cron, timeZone }: Times, now: number): number | null {
  if (cron === undefined) return null;
  checkZone(timeZone);
  try {
    return new Cron(cron, { timezone: timeZone, mode: "5-part" }).nextRun(new Date(now))?.getTime() ?? null;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/^CronPattern: /, "") : String(cause);
    throw new SegueError("invalid-schedule", `${JSON.stringify(cron)} is no cron expression: ${why}`, { cause });
  }
}

function checkZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch (cause) {
    throw new SegueError("invalid-schedule", `${JSON.stringify(timeZone)} is no time zone.`, {
      hint: "Write for example UTC or Europe/Berlin.",
      cause,
    });
  }
}
