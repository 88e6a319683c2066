import type { Job } from "@segue/client";
import { expect, it } from "vitest";
import { timeLeft } from "../src/api/time-left.js";
import { durationRange } from "../src/texts/duration-range.js";

const NOW = Date.UTC(2026, 0, 1);
const at = (seconds: number) => new Date(NOW + 1000 * seconds).toISOString();
const running = { kind: "train", expectedAt: at(100), progress: 0 } as Job;
/** Jobs that took so many times as long as foretold. */
const past = (...ratios: number[]) =>
  ratios.map(
    (ratio) =>
      ({
        kind: "train",
        state: "done",
        estimate: { seconds: 10, bytes: 0 },
        startedAt: at(0),
        finishedAt: at(10 * ratio),
      }) as Job,
  );

it("tells a stated range where too few past jobs of the kind say how far off forecasts are", () => {
  const stated = { low: 70, high: 150 };
  expect(timeLeft(running, past(1, 2, 3, 4), NOW)).toEqual(stated);
  expect(
    timeLeft(
      running,
      past(1, 2, 3, 4, 5).map((job) => ({ ...job, kind: "import" })),
      NOW,
    ),
  ).toEqual(stated);
  expect(
    timeLeft(
      running,
      past(1, 2, 3, 4, 5).map((job) => ({ ...job, state: "failed" })),
      NOW,
    ),
  ).toEqual(stated);
});

it("tells the range in which most past jobs lay, the narrower the further the job is", () => {
  const ratios = past(0.01, 0.5, 0.8, 0.9, 1, 1, 1, 1.1, 1.2, 2, 99);
  expect(timeLeft(running, ratios, NOW)).toEqual({ low: 50, high: 200 });
  const half = timeLeft({ ...running, progress: 0.5 }, ratios, NOW)!;
  expect([half.low, half.high].map(Math.round)).toEqual([71, 141]);
  expect(timeLeft(running, past(2, 2, 2, 2, 2), NOW)).toEqual({ low: 100, high: 200 });
});

it("tells nothing where nothing is expected any more", () => {
  expect(timeLeft({ ...running, expectedAt: null }, [], NOW)).toBeUndefined();
  expect(timeLeft({ ...running, expectedAt: at(-5) }, [], NOW)).toBeUndefined();
});

it("is written as a range in one unit, or as one figure where both ends are the same", () => {
  const told = (low: number, high: number) => durationRange("en", low, high);
  expect(told(170, 310)).toBe("3–5 min");
  expect(told(12, 41)).toBe("10–40 sec");
  expect(told(295, 310)).toBe("5 min");
  expect(told(5000, 9100)).toBe("1.5–2.5 hr");
});
