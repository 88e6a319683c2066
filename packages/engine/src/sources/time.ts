import type { Fault } from "./problem.js";

const DAY = 86_400_000;
const WRITTEN =
  /^(\d{4})[-/](\d\d)[-/](\d\d)(?:(?:T| +)(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? *(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;
/** Numbers from here on are milliseconds: as seconds they would lie after the year 5000. */
const MILLISECONDS_FROM = 1e11;

/**
 * A time as milliseconds since 1970 UTC. It is written by ISO 8601 or RFC 3339 (date alone; a blank for the T; without a zone it
 * is UTC), as YYYYMMDD, or as seconds or milliseconds since 1970. What lies on or before 1970-01-01 or more than a day after
 * `now` is a fault.
 */
export function parseTime(text: string, now: number): number | Fault {
  const at = numberOfTime(text) ?? writtenTime(text);
  if (at === undefined) return UNREADABLE;
  if (at < DAY) return TOO_EARLY;
  if (at > now + DAY) return IN_FUTURE;
  return at;
}

function numberOfTime(text: string): number | undefined {
  if (!/^-?\d{1,16}(\.\d+)?$/.test(text)) return undefined;
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text);
  if (compact) return writtenTime(`${compact[1]}-${compact[2]}-${compact[3]}`);
  const value = Number(text);
  return Math.round(Math.abs(value) < MILLISECONDS_FROM ? value * 1000 : value);
}

function writtenTime(text: string): number | undefined {
  const parts = WRITTEN.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as Six;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const zone = zoneOffset(parts[8]);
  if (zone === undefined) return undefined;
  const fraction = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000 + 1e-6);
  return midnight + ((hour * 60 + minute - zone) * 60 + second) * 1000 + fraction;
}

type Six = [number, number, number, number, number, number];

/** Minutes east of UTC. */
function zoneOffset(zone: string | undefined): number | undefined {
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? "");
  if (parts === null) return 0;
  const hours = Number(parts[2]);
  const minutes = Number(parts[3] ?? 0);
  if (hours > 23 || minutes > 59) return undefined;
  return (parts[1] === "-" ? -1 : 1) * (hours * 60 + minutes);
}

const UNREADABLE: Fault = {
  rule: "time-unreadable",
  reason: "this is not a time",
  remedy: "Write times as 2026-01-31T18:00:00Z, or as seconds or milliseconds since 1970.",
};
const TOO_EARLY: Fault = {
  rule: "time-too-early",
  reason: "the time lies before 2 January 1970",
  remedy: "Correct the time, or leave the cell empty where it is unknown.",
};
const IN_FUTURE: Fault = {
  rule: "time-in-future",
  reason: "the time lies in the future",
  remedy: "Correct the time (its unit is seconds or milliseconds since 1970), or leave the cell empty where it is unknown.",
};
