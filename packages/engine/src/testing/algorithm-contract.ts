import { onnxruntime } from "@segue/autograd/runtime";
import {
  createPool,
  createRandom,
  type DenseMatrix,
  denseRow,
  denseTimesVector,
  type Pool,
  rowOf,
  type SparseRow,
  topK,
} from "@segue/kernels";
import type { TObject, TSchema } from "typebox";
import { Value } from "typebox/value";
import { describe, expect, it } from "vitest";
import type { Algorithm, Recommender, TrainContext } from "../algorithms/algorithm.js";
import { resolveConfig } from "../algorithms/config.js";
import { explained, isExplained } from "../algorithms/contributions.js";
import { estimateTraining, holdsOf, restoreAlgorithm, trainAlgorithm } from "../algorithms/life.js";
import { usualSize } from "../algorithms/size.js";
import { emptyCatalogue } from "../dataset/catalogue.js";
import { createDataset, type Dataset } from "../dataset/dataset.js";
import { emptyEvents } from "../dataset/events.js";
import { emptyTags } from "../dataset/relations.js";
import { randomSearch } from "../tuning/random-search.js";
import { spaceOf } from "../tuning/space.js";
import { names, tinyWorld } from "./tiny-world.js";

export interface ContractOptions {
  /** Whether the history makes a difference; true unless said otherwise. */
  readonly personal?: boolean;
  /** Parameters by which it learns in a moment: for what asks whether two trainings come to the same, not how well they do. */
  readonly quick?: Config;
}

/**
 * What every algorithm that recommends must pass, with its defaults and with each other choice of each enumerated parameter.
 * Call it at the top level of a vitest file.
 */
export function describeAlgorithm(algorithm: Algorithm, { personal = true, quick = {} }: ContractOptions = {}): void {
  describe(`algorithm ${algorithm.name}`, () => {
    describeDeclaration(algorithm);
    for (const { label, config } of variants(algorithm)) {
      describe(label, () => {
        describeScores(algorithm, config);
        describeStorage(algorithm, { ...config, ...quick });
        describeDegenerate(algorithm, config);
      });
    }
    describeTraining(algorithm, quick);
    if (personal) describeTaste(algorithm);
    describeAttributes(algorithm);
    describeExplanations(algorithm);
  });
}

type Config = Record<string, unknown>;

/** The defaults, and each enumerated alternative alone. */
function variants(algorithm: Algorithm): { label: string; config: Config }[] {
  const alternatives = Object.entries(properties(algorithm.config)).flatMap(([name, { enum: choices, default: usual }]) =>
    (choices ?? [])
      .filter((choice) => choice !== usual)
      .map((choice) => ({ label: `with ${name} = ${choice}`, config: { ...defaults(algorithm), [name]: choice } })),
  );
  return [{ label: "by its defaults", config: defaults(algorithm) }, ...alternatives];
}

const defaults = (algorithm: Algorithm): Config => Value.Create(algorithm.config) as Config;

interface Property {
  readonly default?: unknown;
  readonly description?: string;
  readonly enum?: readonly string[];
}

/** A config's parameters as plain JSON Schema. */
const properties = (config: TObject): Record<string, Property> => JSON.parse(JSON.stringify(config)).properties;

function describeDeclaration(algorithm: Algorithm): void {
  it("is named and described", () => {
    expect(algorithm.name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(algorithm.summary.length).toBeGreaterThan(20);
    expect(algorithm.paper).not.toBe("");
    expect(["tracks", "histories"]).toContain(holdsOf(algorithm, defaults(algorithm)));
  });

  it("gives every parameter a default and a description, and accepts no others", () => {
    for (const [name, property] of Object.entries(properties(algorithm.config))) {
      expect(property.default, `${name}: default`).toBeDefined();
      expect(property.description, `${name}: description`).toMatch(/\w{3}/);
    }
    const schema: TSchema = algorithm.config;
    expect(Value.Check(schema, defaults(algorithm))).toBe(true);
    expect(Value.Check(schema, { ...defaults(algorithm), "no such parameter": 1 })).toBe(false);
  });

  it("is tuned within what its parameters may be", () => {
    for (const dimension of spaceOf(algorithm)) {
      const coordinates = dimension.kind === "range" ? [0, 0.3, 0.7, 1] : dimension.choices.map((_, position) => position);
      for (const coordinate of coordinates) {
        const value = dimension.valueAt(coordinate);
        expect(resolveConfig(algorithm, { [dimension.name]: value }), `${dimension.name} = ${value}`).toHaveProperty("value");
        expect(dimension.coordinateOf(value), dimension.name).toBeCloseTo(coordinate, 1);
      }
    }
  });

  it("can be trained by whatever a search proposes", () => {
    const space = spaceOf(algorithm);
    const size = usualSize({ users: 100, tracks: 200, plays: 3000 });
    for (let seed = 0; seed < 12; seed++) {
      const settings = randomSearch.propose(space, [], createRandom(seed));
      const resolved = resolveConfig(algorithm, settings);
      if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
      expect(estimateTraining(algorithm, size, resolved.value).seconds, JSON.stringify(settings)).toBeGreaterThan(0);
    }
  });

  it("forecasts finite, positive costs that grow with the data", () => {
    const small = estimateTraining(algorithm, usualSize({ users: 100, tracks: 200, plays: 3000 }), defaults(algorithm));
    const large = estimateTraining(algorithm, usualSize({ users: 2000, tracks: 4000, plays: 300_000 }), defaults(algorithm));
    for (const key of ["bytes", "model", "seconds"] as const) {
      expect(small[key]).toBeGreaterThan(0);
      expect(large[key]).toBeGreaterThan(small[key]);
      expect(large[key]).toBeLessThan(Number.POSITIVE_INFINITY);
    }
  });
}

/** What those tests look at that change nothing. */
const shared = tinyWorld("shared");

/** A training on the shared world, and what could be seen of it. */
interface Learned {
  readonly model: Recommender;
  /** How far it said that it was. */
  readonly fractions: readonly number[];
}

const trainings = new Map<string, Promise<Learned>>();

/** One training for all who ask for the same: to learn takes most of the time. */
function learning(algorithm: Algorithm, config: Config, threads = 2): Promise<Learned> {
  const key = JSON.stringify([algorithm.name, config, threads]);
  const begun = trainings.get(key) ?? watched(algorithm, config, threads);
  trainings.set(key, begun);
  return begun;
}

async function watched(algorithm: Algorithm, config: Config, threads: number): Promise<Learned> {
  const fractions: number[] = [];
  const report = async (fraction: number) => void fractions.push(fraction);
  return { model: await train(algorithm, shared.dataset, config, { report, threads }), fractions };
}

const learned = async (algorithm: Algorithm, config: Config): Promise<Recommender> => (await learning(algorithm, config)).model;

function describeScores(algorithm: Algorithm, config: Config): void {
  const { dataset } = shared;

  it("scores every track for histories of every length, never NaN", async () => {
    const scores = await scoresOf(await learned(algorithm, config), histories(dataset));
    expect([scores.rows, scores.cols]).toEqual([histories(dataset).length, dataset.tracks.size]);
    expectNumbers(scores);
  });

  it("has vectors, where it has any, whose products are its scores", async () => {
    const { vectors, ...model } = await learned(algorithm, config);
    if (vectors === undefined) return;
    const queries = histories(dataset).map((history) => ({ history }));
    const listeners = await vectors.of(queries);
    expect(await vectors.of(queries, poolOf(2))).toEqual(listeners);
    const scores = await model.score(queries);
    const products = queries.map((_, q) => {
      const row = new Float32Array(vectors.tracks.rows);
      denseTimesVector(vectors.tracks, denseRow(listeners, q), row);
      return row;
    });
    products.forEach((row, q) => {
      const tolerance = 1e-5 * Math.max(1e-6, ...denseRow(scores, q).map(Math.abs));
      row.forEach((product, track) => {
        expect(Math.abs(product - denseRow(scores, q)[track]!)).toBeLessThanOrEqual(tolerance);
      });
    });
  });

  it("scores a batch as it scores each query alone, bit for bit", async () => {
    const model = await learned(algorithm, config);
    const batch = await scoresOf(model, histories(dataset));
    for (const [row, history] of histories(dataset).entries()) {
      expect(denseRow(batch, row)).toEqual((await scoresOf(model, [history])).data);
    }
  });
}

function describeStorage(algorithm: Algorithm, config: Config): void {
  it("gives the same files from the same seed, with another number of threads, too, and the same scores from its files", async () => {
    const { dataset } = shared;
    const model = await learned(algorithm, config);
    expect((await learning(algorithm, config, 1)).model.files()).toEqual(model.files());
    const restored = restoreAlgorithm(algorithm, structuredClone(model.files()), config, onnxruntime({ threads: 1 }));
    expect(await scoresOf(restored, histories(dataset))).toEqual(await scoresOf(model, histories(dataset)));
    expect(restored.files()).toEqual(model.files());
  });

  it("stores tensors whose shapes fit their data", async () => {
    const model = await learned(algorithm, config);
    for (const { shape, data } of Object.values(model.files().tensors)) {
      expect(shape.reduce((product, side) => product * side, 1)).toBe(data.length);
    }
  });
}

function describeDegenerate(algorithm: Algorithm, config: Config): void {
  for (const [label, dataset] of Object.entries(degenerate())) {
    it(`survives ${label}`, async () => {
      const scores = await scoresOf(await train(algorithm, dataset, config), histories(dataset));
      expect(scores.cols).toBe(dataset.tracks.size);
      expectNumbers(scores);
    });
  }
}

function describeTraining(algorithm: Algorithm, quick: Config): void {
  it("reports its progress, from 0 to 1", async () => {
    const { fractions } = await learning(algorithm, defaults(algorithm));
    expect(fractions.at(-1)).toBe(1);
    expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it("stops when it is cancelled", async () => {
    const report = () => Promise.reject(new Error("cancelled"));
    const cancelled = train(algorithm, tinyWorld("cancel").dataset, defaults(algorithm), { report });
    await expect(cancelled).rejects.toThrow("cancelled");
  });

  it("learns the same, bit for bit, with 1, 2 and 3 threads", async () => {
    const config = { ...defaults(algorithm), ...quick };
    const files = [1, 2, 3].map(async (threads) => (await learning(algorithm, config, threads)).model.files());
    const [one, ...others] = await Promise.all(files);
    for (const other of others) expect(other).toEqual(one);
  });

  it("leaves the dataset as it was", async () => {
    const model = await learned(algorithm, defaults(algorithm));
    await scoresOf(model, histories(shared.dataset));
    const { plays, events } = tinyWorld("shared").dataset;
    expect({ plays: shared.dataset.plays, events: shared.dataset.events }).toEqual({ plays, events });
  });
}

function describeTaste(algorithm: Algorithm): void {
  it("answers different histories differently", async () => {
    const model = await learned(algorithm, defaults(algorithm));
    const { data: one } = await scoresOf(model, [historyOf([0, 4], 3)]);
    const { data: other } = await scoresOf(model, [historyOf([1, 5], 3)]);
    expect(one).not.toEqual(other);
  });

  it("finds the cluster that a listener likes far better than chance", async () => {
    const { clusterOf } = shared;
    const model = await learned(algorithm, defaults(algorithm));
    let hits = 0;
    for (const cluster of [0, 1, 2, 3]) {
      const history = historyOf([cluster, cluster + 4, cluster + 8], 2);
      const { data } = await scoresOf(model, [history]);
      for (const track of history.indices) data[track] = Number.NEGATIVE_INFINITY;
      hits += topK(data, 8).filter((track) => clusterOf(track) === cluster).length;
    }
    // Of 4 × 8 answers chance finds 8; 20 or more happen once in 100,000 times.
    expect(hits).toBeGreaterThanOrEqual(20);
  });
}

/** Listeners of two kinds, and tracks that nobody plays but that are called what the tracks of one kind are. */
function taggedWorld(): Dataset {
  const { dataset } = tinyWorld("tags");
  const unheard = names("v", 4);
  const { users, tracks, events, catalogue } = dataset;
  const tagged = [...tracks.ids.keys()].filter((track) => track % 4 === 0).concat([80, 81, 82, 83]);
  const tags = emptyTags(3 * tagged.length, ["calm"]);
  tags.user.fill(-1);
  tagged.forEach((track, t) => {
    for (let user = 0; user < 3; user++) {
      tags.track[3 * t + user] = track;
      tags.user[3 * t + user] = user;
    }
  });
  return createDataset({
    users: users.ids,
    tracks: [...tracks.ids, ...unheard],
    events,
    tags,
    catalogue: { ...catalogue, ...emptyCatalogue(84) },
  });
}

/** What an algorithm does that learns from tags, as its parameter `tagWeight` says. */
function describeAttributes(algorithm: Algorithm): void {
  if (!("tagWeight" in properties(algorithm.config))) return;
  it("brings tracks that nobody has heard to listeners of others with the same tag", async () => {
    const model = await train(algorithm, taggedWorld(), { ...defaults(algorithm), tagMinimum: 1 });
    const everyFourth = (first: number) =>
      historyOf(
        Array.from({ length: 20 }, (_, i) => first + 4 * i),
        1,
      );
    const { data } = await scoresOf(model, [everyFourth(0), everyFourth(1)]);
    for (const unheard of [80, 81, 82, 83]) expect(data[unheard]).toBeGreaterThan(data[84 + unheard]!);
  });

  it("learns nothing from tags that weigh nothing or are too rare", async () => {
    const [without, rare] = [{ tagWeight: 0 }, { tagMinimum: 1000 }];
    const files = async (changes: Config) =>
      (await train(algorithm, taggedWorld(), { ...defaults(algorithm), ...changes })).files();
    expect(await files(without)).toEqual(await files(rare));
    expect(await files(without)).not.toEqual(await files({ tagMinimum: 1 }));
  });
}

/** What an algorithm must do that explains its scores. */
function describeExplanations(algorithm: Algorithm): void {
  it("explains scores, where it does, by contributions that add up to them", async () => {
    const { dataset } = shared;
    const model = await learned(algorithm, defaults(algorithm));
    if (!isExplained(model)) return;
    for (const history of histories(dataset)) {
      const { data } = await scoresOf(model, [history]);
      const tracks = [0, 7, 33];
      const told = await explained(model, { history }, tracks);
      for (const [i, track] of tracks.entries()) {
        const parts = told![i]!;
        expect(parts.every((part) => part.track === -1 || history.indices.includes(part.track))).toBe(true);
        const sum = parts.reduce((total, { value }) => total + value, 0);
        expect(Math.abs(sum - data[track]!)).toBeLessThan(1e-5 * Math.max(1, Math.abs(data[track]!)));
      }
    }
  });
}

async function train(
  algorithm: Algorithm,
  dataset: Dataset,
  config: Config,
  { report = async () => {}, threads = 2 }: { report?: TrainContext["report"]; threads?: number } = {},
): Promise<Recommender> {
  const pool = poolOf(threads);
  const runtime = onnxruntime({ threads: Math.min(2, threads) });
  return await trainAlgorithm(algorithm, dataset, config, { random: createRandom("contract"), report, pool, runtime });
}

const pools = new Map<number, Pool>();

/** Pools are made once: their threads take a while to start, and do not keep the process alive. */
function poolOf(threads: number): Pool {
  const pool = pools.get(threads) ?? createPool(threads);
  pools.set(threads, pool);
  return pool;
}

const scoresOf = (model: Recommender, queries: readonly SparseRow[]): Promise<DenseMatrix> =>
  model.score(queries.map((history) => ({ history })));

/** Histories with nothing, one track, every track, and those of the first listeners. */
function histories({ plays }: Dataset): SparseRow[] {
  const all = Array.from({ length: plays.cols }, (_, track) => track);
  const listeners = Array.from({ length: Math.min(5, plays.rows) }, (_, user) => rowOf(plays, user));
  return [historyOf([], 1), historyOf(all.slice(-1), 7), historyOf(all, 2), ...listeners];
}

const historyOf = (tracks: readonly number[], weight: number): SparseRow => ({
  indices: Int32Array.from(tracks),
  values: new Float32Array(tracks.length).fill(weight),
});

function expectNumbers({ data }: DenseMatrix): void {
  expect(data.filter((score) => Number.isNaN(score) || score === Number.POSITIVE_INFINITY)).toHaveLength(0);
}

/** Datasets at the edge of making sense, by what is odd about them. */
function degenerate(): Record<string, Dataset> {
  const everything = (users: number, tracks: number) =>
    Array.from({ length: users * tracks }, (_, i) => [Math.floor(i / tracks), i % tracks] as const);
  return {
    "no user, no track": tiny(0, 0, []),
    "no event": tiny(3, 4, []),
    "one user": tiny(1, 5, everything(1, 3)),
    "one track": tiny(4, 1, everything(4, 1)),
    "one user with one track": tiny(1, 1, everything(1, 1)),
    "users without plays and tracks that nobody plays": tiny(5, 6, everything(3, 4)),
    "everybody playing everything equally often": tiny(6, 6, everything(6, 6)),
  };
}

function tiny(users: number, tracks: number, plays: readonly (readonly [user: number, track: number])[]): Dataset {
  const events = emptyEvents(plays.length);
  events.value.fill(2);
  plays.forEach(([user, track], e) => {
    events.user[e] = user;
    events.track[e] = track;
  });
  return createDataset({ users: names("u", users), tracks: names("t", tracks), events, catalogue: emptyCatalogue(tracks) });
}
