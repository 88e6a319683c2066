import { type Algorithm, algorithms, type Entrant } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { contestAtOnce } from "../../src/tunings/contest-at-once.js";
import type { TrialProcess } from "../../src/tunings/trial-process.js";

/** A process that ends its trials when it is told to. */
interface Fake extends TrialProcess<number> {
  /** Which trial it makes. */
  readonly trial: unknown;
  judged(): void;
  die(): void;
  tell(): Promise<void>;
}

function fake(): Fake {
  let hasEnded = false;
  let [trial, settle]: [unknown, { resolve(figures: number): void; reject(why: Error): void } | undefined] = [
    undefined,
    undefined,
  ];
  let told = async () => {};
  const end = () => {
    hasEnded = true;
  };
  return {
    get hasEnded() {
      return hasEnded;
    },
    ready: Promise.resolve(),
    get trial() {
      return trial;
    },
    bytes: 10,
    judge: ({ config }, report) =>
      new Promise((resolve, reject) => {
        trial = config.number;
        settle = { resolve, reject };
        told = () => report(0.5, "training").catch(reject);
      }),
    judged() {
      settle!.resolve(Number(trial));
    },
    die() {
      end();
      settle!.reject(new Error("Its process ended."));
    },
    end,
    tell: () => told(),
  };
}

const ROOM = 100;

function contest(bytes: (number: number) => number) {
  const processes: Fake[] = [];
  const held: number[] = [];
  const judging = {
    better: "higher" as const,
    listeners: 1,
    figuresOf: () => Promise.reject(new Error("nothing is judged here")),
    verdictOn: (value: number) => ({ outcome: "judged" as const, listeners: 1, figure: { value, low: value, high: value } }),
  };
  const { contest, close } = contestAtOnce<Algorithm, number>(
    { judging, bytes: ({ config }) => bytes(config.number as number) },
    {
      start: () => processes[processes.push(fake()) - 1]!,
      room: async () => ROOM,
      holds: (bytes) => held.push(bytes),
    },
  );
  const enter = (number: number, report = async () => {}) => {
    const entrant: Entrant = { algorithm, config: { number } };
    return contest.enter(entrant, report);
  };
  return { enter, processes, held, close };
}

const algorithm = algorithms[0]!;

/** Lets everything happen that waits for nothing. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a contest in several processes", () => {
  it("lets wait who does not fit beside the others, and refuses who would not fit alone", async () => {
    const { enter, processes } = contest((number) => 40 + number);
    const [first, second, third] = [enter(1), enter(2), enter(3)];
    await settled();
    expect(processes.map(({ trial }) => trial)).toEqual([1, 2]);
    processes[1]!.judged();
    expect(await second).toMatchObject({ outcome: "judged", figure: { value: 2 } });
    await settled();
    // In the process that became free.
    expect(processes.map(({ trial }) => trial)).toEqual([1, 3]);
    for (const process of processes) process.judged();
    expect([await first, await third].map(({ outcome }) => outcome)).toEqual(["judged", "judged"]);
    expect(await enter(70)).toMatchObject({ outcome: "refused", why: expect.stringContaining("memory") });
  });

  it("takes a trial whose process dies as failed, and makes the next one in another process", async () => {
    const { enter, processes } = contest(() => 1);
    const first = enter(1);
    await settled();
    processes[0]!.die();
    expect(await first).toMatchObject({ outcome: "failed", why: "Its process ended." });
    const second = enter(2);
    await settled();
    processes[1]!.judged();
    expect(await second).toMatchObject({ outcome: "judged" });
  });

  it("tells what the processes hold, ends where nobody wants it any more, and then ends them all", async () => {
    const { enter, processes, held, close } = contest(() => 1);
    const cancelled = async () => {
      throw new Error("cancelled");
    };
    const [first, second] = [enter(1, cancelled), enter(2)];
    await settled();
    const ending = expect(first).rejects.toThrow("cancelled");
    await processes[0]!.tell();
    await ending;
    expect(held).toEqual([20]);
    close();
    expect(processes.every((process) => process.hasEnded)).toBe(true);
    expect(held).toEqual([20, 0]);
    processes[1]!.judged();
    await second;
  });
});
