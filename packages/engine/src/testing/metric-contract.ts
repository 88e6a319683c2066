import { strict as assert } from "node:assert";
import { createRandom, type Random } from "@segue/kernels";
import type { JudgedList, ListenerMetric, Metric, OverallMetric, Population } from "../evaluation/metrics/metric.js";
import type { ContractCase } from "./contract.js";

const TRACKS = 60;

/** What every metric must hold. */
export function metricContract(metric: Metric): ContractCase[] {
  return [
    { name: "is described", check: () => describesItself(metric) },
    ...(metric.per === "listener" ? listenerCases(metric) : overallCases(metric)),
  ];
}

function describesItself(metric: Metric): void {
  assert.match(metric.name, /^[a-z][a-z0-9-]*$/);
  for (const text of [metric.title, metric.summary, metric.source]) assert.notEqual(text, "");
  assert.ok(metric.range[0] < metric.range[1]);
}

function listenerCases(metric: ListenerMetric): ContractCase[] {
  const cases: ContractCase[] = [
    {
      name: "stays within its range, for short and empty lists too",
      check: () => forRandomLists((list, k, population) => assertWithin(metric, metric.of(list, k, population))),
    },
    {
      name: "does not look beyond k",
      check: () =>
        forRandomLists((list, k, population) => {
          const cut = { ...list, tracks: list.tracks.slice(0, k), hits: list.hits.slice(0, k) };
          assert.equal(metric.of(list, k, population), metric.of(cut, k, population));
        }),
    },
  ];
  if (metric.about === "tracks") return cases;
  return [
    ...cases,
    {
      name: "is highest when all k are targets and there are no others",
      check: () =>
        forRandomLists((list, k, population) => {
          const perfect = { ...list, tracks: someTracks(k), hits: new Uint8Array(k).fill(1), targets: k };
          assert.ok(Math.abs(metric.of(perfect, k, population) - metric.range[1]) < 1e-12);
        }),
    },
    {
      name: "never falls by one more hit, or by a hit moved up",
      check: () =>
        forRandomLists((list, k, population) => {
          const better = improved(list);
          if (better !== undefined) assert.ok(metric.of(better, k, population) >= metric.of(list, k, population) - 1e-12);
        }),
    },
  ];
}

function overallCases(metric: OverallMetric): ContractCase[] {
  return [
    {
      name: "stays within its range, for short and empty lists too",
      check: () => forRandomGroups((lists, k, population) => assertWithin(metric, metric.of(lists, k, population))),
    },
    {
      name: "does not look beyond k",
      check: () =>
        forRandomGroups((lists, k, population) => {
          const cut = lists.map((list) => list.slice(0, k));
          assert.equal(metric.of(lists, k, population), metric.of(cut, k, population));
        }),
    },
    {
      name: "does not depend on the order of listeners",
      check: () =>
        forRandomGroups((lists, k, population) => {
          assert.ok(Math.abs(metric.of(lists, k, population) - metric.of(lists.toReversed(), k, population)) < 1e-12);
        }),
    },
  ];
}

function assertWithin({ name, range }: Metric, value: number): void {
  assert.ok(value >= range[0] - 1e-12 && value <= range[1] + 1e-12, `${name} is ${value}`);
}

function forRandomLists(check: (list: JudgedList, k: number, population: Population) => void): void {
  const random = createRandom("metric contract");
  for (let round = 0; round < 300; round++) check(randomList(random), 1 + random.int(12), randomPopulation(random));
}

function forRandomGroups(check: (lists: Int32Array[], k: number, population: Population) => void): void {
  const random = createRandom("metric contract");
  for (let round = 0; round < 100; round++) {
    const lists = Array.from({ length: 1 + random.int(8) }, () => randomList(random).tracks);
    check(lists, 1 + random.int(12), randomPopulation(random));
  }
}

function randomList(random: Random): JudgedList {
  const shuffled = random.shuffle(someTracks(TRACKS));
  const tracks = shuffled.slice(0, random.int(15));
  const hits = Uint8Array.from(tracks, () => random.int(2));
  const hit = hits.reduce((sum, one) => sum + one, 0);
  const history = { indices: shuffled.slice(40, 40 + random.int(10)).sort(), values: new Float32Array(10).fill(1) };
  return { tracks, hits, targets: Math.max(1, hit + random.int(5)), history };
}

function randomPopulation(random: Random): Population {
  return { tracks: TRACKS, listeners: 20, listenersOf: Float64Array.from({ length: TRACKS }, () => random.int(21)) };
}

const someTracks = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

/** The same list with its last miss made a hit, that hit being one of the targets not yet found; undefined where it has no miss. */
function improved(list: JudgedList): JudgedList | undefined {
  const miss = list.hits.lastIndexOf(0);
  if (miss < 0) return undefined;
  const hits = list.hits.slice();
  const later = hits.indexOf(1, miss);
  hits[miss] = 1;
  if (later >= 0) hits[later] = 0;
  const found = hits.reduce((sum, one) => sum + one, 0);
  return found > list.targets ? undefined : { ...list, hits };
}
