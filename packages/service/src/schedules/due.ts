import type { Schedule } from "../ports/schedules.js";

/** Later than this after its time a schedule says that it missed it, in milliseconds. */
const LATE = 60_000;

/**
 * Why a schedule should begin now, as a sentence; undefined where it should not. `arrived`: events that ever came in. Times that were missed
 * are made up for once, and a time that comes too early after the last is waited for.
 */
export function dueBecause(schedule: Schedule, now: number, arrived: number): string | undefined {
  const { plan, paused, nextAt, lastAt } = schedule;
  if (paused || (lastAt !== null && now < lastAt + 1000 * plan.every)) return undefined;
  if (nextAt !== null && nextAt <= now) {
    const at = new Date(nextAt).toISOString();
    return now - nextAt > LATE ? `its time was ${at}, and nobody was there then` : `its time has come: ${at}`;
  }
  const fresh = arrived - schedule.arrived;
  if (plan.events !== undefined && fresh >= plan.events) return `${fresh} events came in since it last began`;
  if (plan.percent === undefined || fresh < Math.max(1, (plan.percent / 100) * schedule.arrived)) return undefined;
  return `${fresh} events came in on top of ${schedule.arrived} since it last began`;
}
