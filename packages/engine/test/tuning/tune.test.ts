import { createPool, createRandom } from "@segue/kernels";
import { afterAll, describe, expect, it } from "vitest";
import type { Algorithm } from "../../src/algorithms/algorithm.js";
import { algorithms } from "../../src/algorithms/list.js";
import { EvaluationError } from "../../src/evaluation/error.js";
import { evaluate } from "../../src/evaluation/evaluate.js";
import { parseSplit } from "../../src/evaluation/splits/parse.js";
import { tinyWorld } from "../../src/testing/tiny-world.js";
import { type ContestTerms, holdContest } from "../../src/tuning/contest.js";
import { type JudgingByListeners, judgingByListeners } from "../../src/tuning/contest-of-listeners.js";
import { judgeFinal } from "../../src/tuning/final.js";
import { measureOf } from "../../src/tuning/judge-listeners.js";
import { searches } from "../../src/tuning/list.js";
import type { Observation, Search } from "../../src/tuning/search.js";
import { bestOf, type Trial, tune } from "../../src/tuning/tune.js";

const pools = [createPool(1), createPool(3)];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const algorithm = algorithms.find(({ name }) => name === "ease")!;
const { dataset } = tinyWorld("tuning", { users: 400, tracks: 60, clusters: 4, playsPerUser: 14 });
const split = parseSplit("random:0.6,0.2,0.2").split(dataset, createRandom(1));
const measure = measureOf("ndcg@10");
const report = async () => {};

const judging = (more: Partial<JudgingByListeners> = {}) =>
  judgingByListeners({ split, measure, mostListeners: 10_000, seed: 1, pool: pools[0]!, ...more });
const contest = ({ refuse, ...more }: Partial<JudgingByListeners> & Pick<ContestTerms<Algorithm>, "refuse"> = {}) =>
  holdContest(judging(more), { now: () => 0, ...(refuse && { refuse }) });

async function trialsOf(more: Partial<Parameters<typeof tune>[0]> = {}): Promise<Trial[]> {
  const made: Trial[] = [];
  const usual = { algorithm, search: searches[0]!, fixed: {}, trials: 12, seed: 1, past: [] as Trial[] };
  for await (const trial of tune({ ...usual, contest: contest(), report, ...more })) made.push(trial);
  return made;
}

describe("tuning", () => {
  it("begins with the usual parameters, judged as an evaluation judges them, and finds no worse", async () => {
    const trials = await trialsOf();
    expect(trials.map(({ number }) => number)).toEqual(trials.map((_, i) => i + 1));
    expect(trials[0]).toMatchObject({ outcome: "judged", settings: { regularization: 100, relaxation: 0.3 } });
    expect(bestOf(trials, "higher")!.figure!.value).toBeGreaterThanOrEqual(trials[0]!.figure!.value);
  });

  it("makes the same trials on any number of threads, and goes on as if it had never been interrupted", async () => {
    const whole = await trialsOf();
    expect(await trialsOf({ contest: contest({ pool: pools[1]! }) })).toEqual(whole);
    for (const cut of [1, 5, 11]) expect(await trialsOf({ past: whole.slice(0, cut) })).toEqual(whole.slice(cut));
    expect(await trialsOf({ past: whole })).toEqual([]);
  });

  it("makes the same trials at once whichever ends first, and goes on after any of them", async () => {
    const at = { parallel: 3, trials: 10 };
    const numbered = (trials: readonly Trial[]) => [...trials].sort((a, b) => a.number - b.number);
    const [oldFirst, newFirst] = [endingAsTold("old first"), endingAsTold("new first")];
    const whole = await trialsOf({ contest: oldFirst.contest, ...at });
    const others = await trialsOf({ contest: newFirst.contest, ...at });
    expect(others.map(({ number }) => number)).not.toEqual(whole.map(({ number }) => number));
    expect(numbered(others)).toEqual(whole);
    for (const cut of [1, 5]) {
      const past = numbered(others.slice(0, cut));
      expect(numbered([...past, ...(await trialsOf({ past, ...at }))])).toEqual(whole);
    }
    // By whom each was raced: the best of those that had to be known.
    const figure = (number: number) => whole[number - 1]!.figure!.value;
    const best = whole.map((_, i) =>
      Math.max(...whole.slice(0, Math.max(0, i + 1 - at.parallel)).map(({ number }) => figure(number))),
    );
    for (const { leaders } of [oldFirst, newFirst]) expect(leaders).toEqual(best.map((value) => expect.closeTo(value, 12)));
  });

  it("proposes what is unlike those under way", async () => {
    const seen: Observation[][] = [];
    const [inner] = searches;
    const search: Search = {
      ...inner!,
      propose(space, past, random) {
        seen.push([...past]);
        return inner!.propose(space, past, random);
      },
    };
    const trials = await trialsOf({ search, parallel: 2, trials: 4 });
    const [first, second, third] = [...trials].sort((a, b) => a.number - b.number);
    const merit = first!.figure!.value;
    expect(seen.at(-2)).toEqual([first, second].map((trial) => ({ settings: trial!.settings, merit })));
    expect(seen.at(-1)!.map(({ settings }) => settings)).toEqual([first, second, third].map((trial) => trial!.settings));
    expect(seen.at(-1)![2]!.merit).toBe(Math.min(merit, second!.figure!.value));
  });

  it("does not search over what is fixed", async () => {
    const trials = await trialsOf({ fixed: { regularization: 7 }, trials: 3 });
    for (const { settings } of trials) expect(settings).not.toHaveProperty("regularization");
  });

  it("ends where everything was tried, and where there is no more time", async () => {
    const popularity = algorithms.find(({ name }) => name === "popularity")!;
    expect(await trialsOf({ algorithm: popularity })).toHaveLength(2);
    expect(await trialsOf({ mayBegin: (past) => past.length < 4 })).toHaveLength(4);
  });

  it("stops who is clearly worse than the best so far, close to what it would have come to", async () => {
    const one = contest();
    const good = { algorithm, config: defaultsOf("ease") };
    const poor = { algorithm: algorithms.find(({ name }) => name === "popularity")!, config: defaultsOf("popularity") };
    const whole = await contest().enter(poor, report);
    await one.enter(good, report);
    const stopped = await one.enter(poor, report);
    expect(whole).toMatchObject({ outcome: "judged", listeners: one.listeners });
    expect(stopped.outcome).toBe("stopped");
    expect(stopped.listeners).toBeLessThan(whole.listeners);
    expect(stopped.figure!.low).toBeLessThan(whole.figure!.value);
    expect(stopped.figure!.high).toBeGreaterThan(whole.figure!.value);
  });

  it("tells of what is refused or fails, and goes on", async () => {
    const refuse = async ({ config }: { config: Readonly<Record<string, unknown>> }) =>
      config.regularization === 100 ? undefined : "It is not liked.";
    const trials = await trialsOf({ contest: contest({ refuse }), trials: 3 });
    expect(trials.map(({ outcome, why }) => [outcome, why])).toEqual([
      ["judged", null],
      ["refused", "It is not liked."],
      ["refused", "It is not liked."],
    ]);
    const broken = { ...algorithm, train: () => Promise.reject(new Error("a singular matrix")) };
    expect(await contest().enter({ algorithm: broken, config: {} }, report)).toMatchObject({
      outcome: "failed",
      why: "a singular matrix",
    });
  });

  it("gives up when it is told to", async () => {
    const cancelled = () => Promise.reject(new Error("cancelled"));
    await expect(trialsOf({ report: cancelled })).rejects.toThrow("cancelled");
  });
});

/** A contest that tells of those under way in an order, once all of them are judged; and by whom each was raced. */
function endingAsTold(order: "old first" | "new first") {
  const inner = judging();
  const leaders: number[] = [];
  const waiting: (() => void)[] = [];
  let underWay = 0;
  const tellOne = () => {
    if (underWay === 0 || waiting.length < underWay) return;
    underWay--;
    (order === "old first" ? waiting.shift()! : waiting.pop()!)();
    // Unless that lets another one begin.
    setImmediate(tellOne);
  };
  const contest = holdContest<Algorithm, Float64Array>(
    {
      ...inner,
      async figuresOf(entrant, report, trained, leader) {
        underWay++;
        leaders.push(
          leader === undefined ? Number.NEGATIVE_INFINITY : leader.reduce((sum, each) => sum + each, 0) / leader.length,
        );
        const figures = await inner.figuresOf(entrant, report, trained, leader);
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          setImmediate(tellOne);
        });
        return figures;
      },
    },
    { now: () => 0 },
  );
  return { contest, leaders };
}

function defaultsOf(name: string) {
  const { config } = algorithms.find((each) => each.name === name)!;
  const entries = Object.entries(config.properties).map(([key, schema]) => [key, (schema as { default?: unknown }).default]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

describe("judging", () => {
  it("on the validation part gives the figure of an evaluation of it", async () => {
    const config = defaultsOf("ease");
    const judged = await contest().enter({ algorithm, config }, report);
    const context = { random: createRandom(1), pool: pools[0]!, report, trainChild: () => Promise.reject(new Error()) };
    const recommender = await algorithm.train(split.train, config, context);
    const judging = { recommender, split, part: "validation" as const, k: [10], random: createRandom(1), report };
    const { metrics, users } = await evaluate(judging);
    expect(judged.figure!.value).toBeCloseTo(metrics["ndcg@10"]!.value, 12);
    expect(judged.listeners).toBe(users);
  });

  it("gives the same figures on any threads as on this one alone", async () => {
    const als = algorithms.find(({ name }) => name === "als")!;
    const context = { random: createRandom(1), pool: pools[0]!, report, trainChild: () => Promise.reject(new Error()) };
    const recommender = await als.train(split.train, defaultsOf("als"), context);
    const judging = { recommender, split, part: "test" as const, k: [10] };
    const alone = await evaluate({ ...judging, random: createRandom(1), perListener: true });
    for (const pool of pools)
      expect(await evaluate({ ...judging, pool, random: createRandom(1), perListener: true })).toEqual(alone);
  });

  it("of the chosen is by the test part, pairwise", async () => {
    const entrants = ["ease", "popularity"].map((name) => ({
      algorithm: algorithms.find((each) => each.name === name)!,
      config: defaultsOf(name),
    }));
    const final = await judgeFinal(entrants, { split, measure, mostListeners: 10_000, seed: 1, pool: pools[0]!, report });
    const [first, second] = final.figures;
    expect(final.gains[0]!.value).toBeCloseTo(first!.value - second!.value, 12);
    expect(final.gains[0]!.low).toBeGreaterThan(0);
  });

  it("is not by figures of all lists together", () => {
    expect(() => measureOf("coverage@10")).toThrow(EvaluationError);
  });
});
