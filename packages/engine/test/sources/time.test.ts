import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTime } from "../../src/sources/time.js";

const NOW = Date.UTC(2026, 0, 1);
const AT = Date.UTC(2024, 0, 31, 12, 34, 56);
const MINUTE = Date.UTC(2024, 0, 31, 12, 34);
const DATE = Date.UTC(2024, 0, 31);
const HOUR = 3_600_000;

describe("times", () => {
  it.each([
    ["2024-01-31T12:34:56Z", AT],
    ["2024-01-31 12:34:56", AT],
    ["2024-01-31T12:34:56.789+00:00", AT + 789],
    ["2024-01-31 12:34:56 UTC", AT],
    ["2024-01-31T13:34:56+01:00", AT],
    ["2024-01-31T07:34:56-0500", AT],
    ["2024-01-31T12:34", MINUTE],
    ["2024-01-31", DATE],
    ["2024/01/31 12:34:56", AT],
    ["20240131", DATE],
    ["1706704496", AT],
    ["1706704496000", AT],
    ["1706704496.25", AT + 250],
    ["31 Jan 2024 12:34", MINUTE],
    ["31 Jan 2024, 12:34", MINUTE],
    ["31 January 2024, 12:34:56", AT],
    ["31-Jan-2024 12:34:56", AT],
    ["31. Jan 2024 12:34", MINUTE],
    ["Wed, 31 Jan 2024 12:34:56 +0000", AT],
    ["Wed, 31 Jan 2024 13:34:56 +0100 (CET)", AT],
    ["Wed, 31 Jan 2024 12:34:56 GMT", AT],
    ["Jan 31, 2024, 12:34", MINUTE],
    ["January 31, 2024, 06:34 CST", MINUTE],
    ["January 31, 2024 at 12:34 PM", MINUTE],
    ["Jan 31st, 2024 12:34 pm", MINUTE],
    ["January 31, 2024", DATE],
    ["Wednesday, January 31, 2024 12:34:56 AM", Date.UTC(2024, 0, 31, 0, 34, 56)],
    ["31.01.2024 12:34", MINUTE],
    ["31.1.2024", DATE],
    ["31. 1. 2024 13:34:56 CET", AT],
    ["31/01/2024 12:34:56", AT],
    ["01/31/2024 12:34:56 PM", AT],
    ["1/31/2024, 7:34:56 AM EST", AT],
    ["01/01/2024", Date.UTC(2024, 0, 1)],
    ["5 Sept 2023", Date.UTC(2023, 8, 5)],
    ["12 Nov 2025 08:31 JST", Date.UTC(2025, 10, 11, 23, 31)],
  ])("%s", (text, at) => {
    expect(parseTime(text, NOW)).toBe(at);
  });

  const spellings: [string, (zone: string) => string][] = [
    ["ISO 8601", (zone) => `2024-01-31T12:34:56${zone}`],
    ["RFC 5322", (zone) => `Wed, 31 Jan 2024 12:34:56 ${zone}`],
    ["month first", (zone) => `January 31, 2024, 12:34:56 ${zone}`],
    ["dots", (zone) => `31.01.2024 12:34:56 ${zone}`],
    ["slashes", (zone) => `01/31/2024 12:34:56 ${zone}`],
  ];
  const zones: [string, number][] = [
    ["Z", 0],
    ["+02:00", 2],
    ["-0330", -3.5],
    ["+09", 9],
    ["+0545", 5.75],
  ];
  it.each(spellings.flatMap(([name, spell]) => zones.map(([zone, hours]) => [name, zone, spell(zone), hours] as const)))(
    "%s in %s",
    (_, __, text, hours) => {
      expect(parseTime(text, NOW)).toBe(AT - hours * HOUR);
    },
  );

  it.each([
    ["03/04/2024", "time-ambiguous"],
    ["31 Jan 2024 12:34 IST", "time-zone-unknown"],
    ["2024-02-30", "time-unreadable"],
    ["31.13.2024", "time-unreadable"],
    ["31 Foo 2024", "time-unreadable"],
    ["2024-01-31T25:00:00Z", "time-unreadable"],
    ["13:00 PM", "time-unreadable"],
    ["31/31/2024", "time-unreadable"],
    ["Jan 31, 2024 13:00 PM", "time-unreadable"],
    ["yesterday", "time-unreadable"],
    ["0", "time-too-early"],
    ["-5", "time-too-early"],
    ["1 Jan 1970", "time-too-early"],
    ["2999-01-01", "time-in-future"],
    ["99999999999999", "time-in-future"],
  ])("%s is %s", (text, rule) => {
    expect(parseTime(text, NOW)).toMatchObject({ rule });
  });

  it("of any moment are read back from ISO 8601, RFC 5322 and numbers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 86_400, max: NOW / 1000 }), (seconds) => {
        const date = new Date(seconds * 1000);
        for (const text of [date.toISOString(), date.toUTCString(), String(seconds), String(seconds * 1000)]) {
          if (text === String(seconds * 1000) && seconds * 1000 < 1e11) continue;
          if (/^(?:19|20)\d{6}$/.test(text)) continue;
          expect(parseTime(text, NOW)).toBe(seconds * 1000);
        }
      }),
    );
  });

  it("never take long to be unreadable", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789:/.- ,JanTZ+apm".split("")), maxLength: 60 }), (text) => {
        const at = parseTime(text, NOW);
        expect(typeof at === "number" ? Number.isFinite(at) : at.rule).toBeTruthy();
      }),
      { numRuns: 2000 },
    );
  });
});
