import { describe, expect, it } from "vitest";
import type { Schedule } from "../../src/ports/schedules.js";
import { checkPlan } from "../../src/schedules/check-plan.js";
import { nextTime } from "../../src/schedules/cron.js";
import { dueBecause } from "../../src/schedules/due.js";
import type { TrainPlan } from "../../src/schedules/plan.js";

const NOW = Date.UTC(2026, 2, 28, 12);
const HOUR = 3_600_000;
const plan: TrainPlan = {
  does: "train",
  algorithm: "als",
  config: {},
  seed: 42,
  timeZone: "UTC",
  every: 0,
  deployment: "home",
  promote: "not-worse",
  metric: "ndcg@10",
  split: "random:0.8,0.1,0.1",
  margin: 0.01,
  keep: 3,
};
const schedule = (more: Partial<Schedule>, planned: Partial<TrainPlan> = {}): Schedule => ({
  workspace: "main",
  id: "s",
  plan: { ...plan, ...planned },
  paused: false,
  firings: 0,
  nextAt: null,
  lastAt: null,
  arrived: 1000,
  createdAt: NOW,
  ...more,
});

describe("a schedule is due", () => {
  it("from its time on, and says when it comes late", () => {
    expect(dueBecause(schedule({ nextAt: NOW + 1 }), NOW, 0)).toBeUndefined();
    expect(dueBecause(schedule({ nextAt: NOW }), NOW, 0)).toMatch(/time has come: 2026-03-28T12:00/);
    expect(dueBecause(schedule({ nextAt: NOW - HOUR }), NOW, 0)).toMatch(/2026-03-28T11:00.*nobody was there/);
  });

  it("once enough events came in, by number or per cent", () => {
    const by = (planned: Partial<TrainPlan>, arrived: number) => dueBecause(schedule({}, planned), NOW, arrived);
    expect(by({ events: 50 }, 1049)).toBeUndefined();
    expect(by({ events: 50 }, 1050)).toMatch(/^50 events/);
    expect(by({ percent: 10 }, 1099)).toBeUndefined();
    expect(by({ percent: 10 }, 1100)).toMatch(/^100 events came in on top of 1000/);
    expect(by({}, 5000)).toBeUndefined();
    expect(dueBecause(schedule({ arrived: 0 }, { percent: 10 }), NOW, 0)).toBeUndefined();
  });

  it("not while it is paused, nor too soon after the last time", () => {
    expect(dueBecause(schedule({ nextAt: NOW, paused: true }, { events: 1 }), NOW, 9999)).toBeUndefined();
    const daily = (lastAt: number) => dueBecause(schedule({ lastAt }, { events: 1, every: 86_400 }), NOW, 9999);
    expect(daily(NOW - 24 * HOUR + 1)).toBeUndefined();
    expect(daily(NOW - 24 * HOUR)).toMatch(/events came in/);
  });
});

describe("the next time", () => {
  it("is in the time zone, through the change to summer time", () => {
    const at = (cron: string, timeZone: string) => new Date(nextTime({ cron, timeZone }, NOW)!).toISOString();
    expect(at("0 3 * * *", "UTC")).toBe("2026-03-29T03:00:00.000Z");
    expect(at("0 3 * * *", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
    expect(at("0 11 * * *", "Europe/Berlin")).toBe("2026-03-29T09:00:00.000Z");
    expect(at("30 18 * * fri", "America/New_York")).toBe("2026-04-03T22:30:00.000Z");
  });

  it("is later than now, and there is none without an expression", () => {
    expect(nextTime({ cron: "0 12 * * *", timeZone: "UTC" }, NOW)).toBe(NOW + 24 * HOUR);
    expect(nextTime({ timeZone: "UTC" }, NOW)).toBeNull();
  });
});

describe("a plan is refused", () => {
  it.each([
    [{}, "invalid-schedule", /neither/],
    [{ cron: "61 * * * *" }, "invalid-schedule", /61 \* \* \* \*.*no cron expression/],
    [{ cron: "* * * * * *" }, "invalid-schedule", /no cron expression/],
    [{ cron: "0 3 * * *", timeZone: "Mars/Olympus" }, "invalid-schedule", /no time zone/],
    [{ events: 1, metric: "ndcg" }, "invalid-schedule", /length of list/],
    [{ events: 1, metric: "coverage@10" }, "invalid-schedule", /all lists together/],
    [{ events: 1, split: "half" }, "invalid-split", /half/],
    [{ events: 1, algorithm: "magic" }, "unknown-algorithm", /magic/],
    [{ events: 1, config: { factors: 0 } }, "invalid-parameter", /factors/],
  ] as const)("%j", (planned, code, message) => {
    expect(() => checkPlan({ ...plan, ...planned }, NOW)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});
