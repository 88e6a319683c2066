import type { Fault } from "./problem.js";

const DAY = 86_400_000;
const WRITTEN =
  /^(\d{4})[-/](\d\d)[-/](\d\d)(?:(?:T| +)(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? *(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;
/** Numbers from here on are milliseconds: as seconds they would lie after the year 5000. */
const MILLISECONDS_FROM = 1e11;

/**
 * A time as milliseconds since 1970 UTC. It is written by ISO 8601 or RFC 3339 (date alone; a blank for the T; without a zone it
 * is UTC), as YYYYMMDD, with the month's English name before or after the day (RFC 5322, and as Last.fm and phones write it), with dots
 * (31.1.2024), with slashes where only one reading is possible, or as seconds or milliseconds since 1970. What lies on or before
 * 1970-01-01 or more than a day after `now` is a fault.
 */
export function parseTime(text: string, now: number): number | Fault {
  const at = numberOfTime(text) ?? isoTime(text) ?? namedTime(text) ?? slashedTime(text);
  if (at === undefined) return UNREADABLE;
  if (typeof at === "object") return at;
  if (at < DAY) return TOO_EARLY;
  if (at > now + DAY) return IN_FUTURE;
  return at;
}

function numberOfTime(text: string): number | Fault | undefined {
  const first = text.charCodeAt(0);
  // Digits or a minus, and no dash where a date has one: most dates need not be tried as numbers.
  if (text.charCodeAt(4) === 45 || (first !== 45 && (first < 48 || first > 57)) || !/^-?\d{1,16}(\.\d+)?$/.test(text))
    return undefined;
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text);
  if (compact) return isoTime(`${compact[1]}-${compact[2]}-${compact[3]}`);
  const value = Number(text);
  return Math.round(Math.abs(value) < MILLISECONDS_FROM ? value * 1000 : value);
}

function isoTime(text: string): number | Fault | undefined {
  const parts = WRITTEN.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = parts.slice(1, 4).map(Number) as [number, number, number];
  return moment({ year, month, day }, parts.slice(4, 8), undefined, parts[8]);
}

const CLOCK = /(?:(?:,|T| at)? *(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: *([ap])\.?m\.?)?)?/.source;
const ZONE = / *(Z|[A-Z]{2,5}|[+-]\d\d(?::?\d\d)?)?(?: \([A-Z]+\))?/.source;
const WEEKDAY = /(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +)?/.source;
const DAY_MONTH = new RegExp(`^${WEEKDAY}(\\d\\d?)(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})\\.?,?[ -]+(\\d{4})${CLOCK}${ZONE}$`, "i");
const MONTH_DAY = new RegExp(`^${WEEKDAY}([a-z]{3,9})\\.? +(\\d\\d?)(?:st|nd|rd|th)?,? +(\\d{4})${CLOCK}${ZONE}$`, "i");
const DOTTED = new RegExp(`^(\\d\\d?)\\. ?(\\d\\d?)\\. ?(\\d{4})${CLOCK}${ZONE}$`, "i");
const SLASHED = new RegExp(`^(\\d\\d?)/(\\d\\d?)/(\\d{4})${CLOCK}${ZONE}$`, "i");
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const SHORT = new Set([...MONTHS.map((month) => month.slice(0, 3)), "sept"]);

function namedTime(text: string): number | Fault | undefined {
  const dotted = DOTTED.exec(text);
  if (dotted) return atDate(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]), dotted);
  const before = DAY_MONTH.exec(text);
  const after = before ? null : MONTH_DAY.exec(text);
  const parts = before ?? after;
  if (parts === null) return undefined;
  const [day, name] = before ? [parts[1], parts[2]!] : [parts[2], parts[1]!];
  const month = MONTHS.findIndex(
    (each) => each === name.toLowerCase() || (SHORT.has(name.toLowerCase()) && each.startsWith(name.toLowerCase())),
  );
  return month < 0 ? undefined : atDate(Number(parts[3]), month + 1, Number(day), parts);
}

function slashedTime(text: string): number | Fault | undefined {
  const parts = SLASHED.exec(text);
  if (parts === null) return undefined;
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  if (a <= 12 && b <= 12 && a !== b) return AMBIGUOUS;
  return a > 12 ? atDate(Number(parts[3]), b, a, parts) : atDate(Number(parts[3]), a, b, parts);
}

/** The clock and zone stand in the parts from the fourth on. */
const atDate = (year: number, month: number, day: number, parts: RegExpExecArray) =>
  moment({ year, month, day }, parts.slice(4, 8), parts[8], parts[9]);

function moment(
  { year, month, day }: { year: number; month: number; day: number },
  clock: readonly (string | undefined)[],
  half: string | undefined,
  zone: string | undefined,
): number | Fault | undefined {
  const [written, minute, second] = [0, 1, 2].map((part) => Number(clock[part] ?? 0)) as [number, number, number];
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const offset = zoneOffset(zone);
  if (typeof offset !== "number") return offset;
  const fraction = Math.floor(Number(`0.${clock[3] ?? 0}`) * 1000 + 1e-6);
  return midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction;
}

/** Zones with a name of their own, in hours east of UTC; those of America as RFC 5322 has them. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, UT: 0, GMT: 0, WET: 0, BST: 1, WEST: 1, CET: 1, CEST: 2, EET: 2, EEST: 3, MSK: 3 },
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10 },
  ...{ JST: 9, KST: 9, HKT: 8, SGT: 8, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
};

/** Minutes east of UTC. */
function zoneOffset(zone: string | undefined): number | Fault | undefined {
  if (zone === undefined) return 0;
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (parts === null) {
    const hours = ZONES[zone.toUpperCase()];
    return hours === undefined ? UNKNOWN_ZONE : hours * 60;
  }
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
const AMBIGUOUS: Fault = {
  rule: "time-ambiguous",
  reason: "it cannot be told which number is the month",
  remedy: "Write times as 2026-01-31T18:00:00Z, or as seconds or milliseconds since 1970.",
};
const UNKNOWN_ZONE: Fault = {
  rule: "time-zone-unknown",
  reason: "the name of the time zone is not known, or means several",
  remedy: "Write the difference to UTC instead, for example +05:30.",
};
