import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeEvents } from "../../src/cleaning/judge.js";
import { listenerRules } from "../../src/cleaning/list.js";
import type { RawEvents } from "../../src/cleaning/rule.js";
import { activeRules, type CleaningSettings, resolveCleaning } from "../../src/cleaning/switches.js";
import { type EventKind, emptyEvents, kindCode } from "../../src/dataset/events.js";

interface Event {
  readonly user?: number;
  readonly track: number;
  readonly kind?: EventKind;
  readonly value?: number;
  /** Seconds after {@link START}. */
  readonly at?: number;
  readonly duration?: number;
}

const START = Date.UTC(2024, 4, 6, 7, 8, 9);
const DAY = 86_400;

/** The verdicts as the names of rules, "" for what stays. */
function verdicts(events: readonly Event[], given: unknown = {}, trackSeconds: readonly number[] = []): string[] {
  const rules = activeRules(settings(given));
  const seconds = Float32Array.from({ length: 100 }, (_, t) => trackSeconds[t] ?? Number.NaN);
  const found = judgeEvents(columns(events), { users: 10, trackSeconds: seconds, rules });
  return [...found].map((verdict) => (verdict === 0 ? "" : rules[verdict - 1]!.rule.name));
}

function settings(given: unknown): CleaningSettings {
  const resolved = resolveCleaning(given);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return resolved.value;
}

function columns(events: readonly Event[]): RawEvents {
  const all = { ...emptyEvents(events.length), duration: new Float32Array(events.length) };
  events.forEach(({ user = 0, track, kind = "play", value = 1, at, duration }, p) => {
    all.user[p] = user;
    all.track[p] = track;
    all.kind[p] = kindCode(kind);
    all.value[p] = value;
    all.at[p] = at === undefined ? Number.NaN : START + at * 1000;
    all.duration[p] = duration ?? Number.NaN;
  });
  return all;
}

describe("too-short", () => {
  it("leaves out plays of a few seconds, as Spotify's histories hold them by the hundred", () => {
    expect(verdicts([0, 1.9, 4.99, 5, 240].map((duration) => ({ track: 1, duration })))).toEqual([
      "too-short",
      "too-short",
      "too-short",
      "",
      "",
    ]);
  });

  it("keeps skips, plays of unknown length, and tracks that are hardly longer", () => {
    expect(verdicts([{ track: 1, kind: "skip", duration: 2 }, { track: 1 }])).toEqual(["", ""]);
    // Napalm Death's "You Suffer" lasts 1.3 seconds.
    expect(
      verdicts(
        [
          { track: 2, duration: 1.3 },
          { track: 3, duration: 1.3 },
        ],
        {},
        [0, 0, 1.3, 200],
      ),
    ).toEqual(["", "too-short"]);
  });
});

describe("repeat", () => {
  it("takes the same play told by two services as one", () => {
    // Pano Scrobbler writes milliseconds, Last.fm's export whole seconds.
    expect(
      verdicts([
        { track: 1, at: 0.933 },
        { track: 1, at: 0 },
        { track: 1, at: 240 },
      ]),
    ).toEqual(["repeat", "", ""]);
  });

  it("keeps other tracks, other kinds, other listeners, unknown times", () => {
    const events: Event[] = [
      { track: 1, at: 0 },
      { track: 2, at: 0 },
      { track: 1, at: 0, kind: "love" },
      { track: 1, at: 0, user: 1 },
      { track: 1 },
      { track: 1 },
    ];
    expect(verdicts(events)).toEqual(["", "", "", "", "", ""]);
  });

  it("keeps plays of which only the day is known", () => {
    const midnight = (Date.UTC(2024, 4, 6) - START) / 1000;
    expect(verdicts([midnight, midnight, midnight + 1].map((at) => ({ track: 1, at })))).toEqual(["", "", ""]);
  });
});

describe("robot", () => {
  const evenly = (count: number, apart: number, from = 0): Event[] =>
    Array.from({ length: count }, (_, i) => ({ track: i % 100, at: from + i * apart }));

  it("leaves out the days of a script, and only these", () => {
    const human = evenly(100, 200, 10 * DAY);
    const found = verdicts([...evenly(5000, 10), ...human]);
    expect(found.slice(0, 5000).every((name) => name === "robot")).toBe(true);
    expect(found.slice(5000).every((name) => name === "")).toBe(true);
  });

  it("keeps somebody who listens around the clock, and plays without times", () => {
    expect(new Set(verdicts(evenly(6000, 30)))).toEqual(new Set([""]));
    expect(new Set(verdicts(Array.from({ length: 5000 }, (_, i) => ({ track: i % 100 }))))).toEqual(new Set([""]));
  });
});

describe("background", () => {
  const night = (track: number, plays: number, from = 0): Event[] =>
    Array.from({ length: plays }, (_, i) => ({ track, at: from + i * 180 }));

  it("counts once what ran all night and never again", () => {
    const found = verdicts([{ track: 1, at: -600 }, ...night(7, 150), { track: 1, at: 40_000 }]);
    expect(found.filter((name) => name === "background")).toHaveLength(149);
    expect([found[0], found[1], found.at(-1)]).toEqual(["", "", ""]);
  });

  it("keeps a favourite on repeat: it was played before, later, or loved", () => {
    expect(new Set(verdicts([...night(7, 30), { track: 7, at: 5 * DAY }]))).toEqual(new Set([""]));
    expect(new Set(verdicts([...night(7, 30), { track: 7, kind: "love" }]))).toEqual(new Set([""]));
    expect(new Set(verdicts(night(7, 19)))).toEqual(new Set([""]));
  });
});

describe("cleaning", () => {
  const anEvent: fc.Arbitrary<Event> = fc.record(
    {
      user: fc.nat(2),
      track: fc.nat(3),
      kind: fc.constantFrom("play", "play", "play", "skip", "love", "rating"),
      value: fc.constantFrom(1, 1, 2),
      at: fc.oneof(
        fc.nat(40).map((n) => n / 4),
        fc.nat(5 * DAY),
      ),
      duration: fc.constantFrom(0, 3, 6, 200),
    },
    { requiredKeys: ["track"] },
  );
  const strict = { robot: { playsPerDay: 5 }, background: { plays: 2 } };
  const someEvents = fc.array(anEvent, { maxLength: 30 });

  it("finds nothing in what it has left", () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const found = verdicts(events, strict);
        const left = events.filter((_, i) => found[i] === "");
        expect(new Set(verdicts(left, strict))).toEqual(new Set(left.length === 0 ? [] : [""]));
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(someEvents, fc.infiniteStream(fc.nat()), (events, numbers) => {
        const key = events.map(() => numbers.next().value as number);
        const order = events.map((_, i) => i).sort((a, b) => key[a]! - key[b]!);
        const told = (list: readonly Event[]) =>
          verdicts(list, strict)
            .map((name, i) => `${JSON.stringify(list[i], Object.keys(list[i]!).sort())} ${name}`)
            .sort();
        expect(told(order.map((i) => events[i]!))).toEqual(told(events));
      }),
      { numRuns: 500 },
    );
  });

  it.each(listenerRules.map((rule) => rule.name))("%s does nothing when it is off, and its settings are checked", (name) => {
    const off = Object.fromEntries(listenerRules.map((rule) => [rule.name, { on: rule.name !== name }]));
    const busy = Array.from({ length: 50 }, (_, i): Event => ({ track: 1, at: i / 2, duration: i % 7 }));
    expect(verdicts(busy, off)).not.toContain(name);
    expect(resolveCleaning({ [name]: { on: "maybe" } })).toMatchObject({ problems: [{ path: `${name}.on` }] });
  });
});
