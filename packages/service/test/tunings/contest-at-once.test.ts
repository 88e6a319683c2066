import { type Algorithm, algorithms, type Entrant } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { SegueError } from "../../src/errors.js";
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

function fake(ready: Promise<unknown>): Fake {
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
    ready,
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

function contest(
  bytes: (number: number) => number,
  { room = async () => ROOM, ready = async () => {} }: { room?(): Promise<number>; ready?(): Promise<void> } = {},
) {
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
      start: () => processes[processes.push(fake(ready())) - 1]!,
      room,
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

  it("judges nothing where a process cannot have its data, but tells why", async () => {
    const outdated = async () => {
      throw new SegueError("tuning-outdated", "The data are no more as they were.");
    };
    const { enter } = contest(() => 60, { ready: outdated });
    const [first, second] = [enter(1), enter(2)];
    await expect(first).rejects.toMatchObject({ code: "tuning-outdated" });
    // Its place is free for the next one.
    await expect(second).rejects.toMatchObject({ code: "tuning-outdated" });
  });

  it("lets in who waits also where the last trial ends while it is asked how much room there is", async () => {
    const answers: (() => void)[] = [];
    let room = async () => ROOM;
    const { enter, processes } = contest(() => 60, { room: () => room() });
    const first = enter(1);
    await settled();
    room = () => new Promise((resolve) => answers.push(() => resolve(ROOM)));
    const second = enter(2);
    await settled();
    // It would fit alone.
    answers[0]!();
    await settled();
    processes[0]!.judged();
    await first;
    answers[1]!();
    await settled();
    expect(processes.map(({ trial }) => trial)).toEqual([2]);
    processes[0]!.judged();
    expect(await second).toMatchObject({ outcome: "judged" });
  });

  it("ends processes that have nothing to do where a large trial needs their memory", async () => {
    const { enter, processes } = contest((number) => number);
    const small = [enter(30), enter(31), enter(32)];
    await settled();
    for (const process of processes) process.judged();
    await Promise.all(small);
    const large = enter(85);
    await settled();
    // Of what it leaves over, another one may keep its 10.
    expect(processes.map(({ trial, hasEnded }) => ({ trial, hasEnded }))).toEqual([
      { trial: 85, hasEnded: false },
      { trial: 31, hasEnded: false },
      { trial: 32, hasEnded: true },
    ]);
    processes[0]!.judged();
    expect(await large).toMatchObject({ outcome: "judged" });
  });

  it("starts no process for who waits when it is closed", async () => {
    const { enter, processes, close } = contest(() => 60);
    const [first, second] = [enter(1), enter(2)];
    await settled();
    const waiting = expect(second).rejects.toThrow("over");
    close();
    processes[0]!.die();
    await first;
    await settled();
    expect(processes).toHaveLength(1);
    await waiting;
  });
});
