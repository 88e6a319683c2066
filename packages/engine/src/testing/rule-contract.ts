import { strict as assert } from "node:assert";
import { createRandom, type Random, type SparseRow } from "@segue/kernels";
import { createIdIndex } from "../dataset/id-index.js";
import { createRanking } from "../pipeline/rank.js";
import type { RankedTrack } from "../pipeline/ranked-track.js";
import { type Answer, type Asked, recommend, type ServingModel } from "../pipeline/recommend.js";
import { createRuleFacts } from "../pipeline/rule-facts.js";
import { removeWhere } from "../pipeline/rules/remove.js";
import type { Rule, RuleContext, RuleDefinition } from "../pipeline/rules/rule.js";
import { makeRules, resolveRules } from "../pipeline/rules/wish.js";
import type { ContractCase } from "./contract.js";
import { names } from "./tiny-world.js";

const TRACKS = 120;
const NOW = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

/** What every rule must hold, for each of its examples. */
export function ruleContract(rule: RuleDefinition): ContractCase[] {
  const forWorlds = (check: (world: World, make: () => Rule) => void | Promise<void>) => async () => {
    for (const example of rule.examples)
      for (let seed = 0; seed < 5; seed++) {
        const world = randomWorld(seed);
        await check(world, () => madeBy(rule, example, world.context));
      }
  };
  return [
    { name: "is described, and its examples fit", check: () => describesItself(rule) },
    { name: "decides the same again", check: forWorlds(decidesTheSame) },
    { name: "touches no track that was removed, and counts those that it removes", check: forWorlds(countsWhatItRemoves) },
    { name: "changes only what it says", check: forWorlds((world, make) => keepsToItsStage(rule, world, make())) },
    { name: "never brings back what another rule removed", check: forWorlds(bringsNothingBack) },
    { name: "gives as many as are asked for while there are any, each once", check: forWorlds(givesEnough) },
    { name: "begins a longer list as the shorter one", check: forWorlds(beginsTheSame) },
    { name: "keeps the order of what it does not move", check: forWorlds((world, make) => keepsOrder(rule, world, make())) },
  ];
}

interface World {
  readonly context: RuleContext;
  readonly model: ServingModel;
  readonly asked: Asked;
  /** What another rule removes. */
  readonly gone: ReadonlySet<number>;
}

function describesItself({ name, title, config, main, examples }: RuleDefinition): void {
  assert.match(name, /^[a-z][a-z-]*$/);
  assert.match(title, /^[A-Z].*\.$/);
  assert.ok(examples.length > 0);
  for (const [key, schema] of Object.entries(config.properties)) assert.ok((schema as { description?: string }).description, key);
  if (main !== undefined) assert.ok(main in config.properties);
}

function madeBy({ name }: RuleDefinition, example: object, context: RuleContext): Rule {
  const resolved = resolveRules({ [name]: example });
  if ("problems" in resolved) throw new Error(`an example does not fit: ${JSON.stringify(resolved.problems)}`);
  const [rule] = makeRules(resolved.value, context);
  assert.ok(rule);
  return rule;
}

async function decidesTheSame(world: World, make: () => Rule): Promise<void> {
  const twice = make();
  const first = await answerOf(world, 20, [twice]);
  assert.deepEqual(await answerOf(world, 20, [twice]), first);
  assert.deepEqual(await answerOf(world, 20, [make()]), first);
}

function countsWhatItRemoves({ asked, gone }: World, make: () => Rule): void {
  const scores = randomScores(gone);
  const before = scores.slice();
  const removed = make().apply(scores, asked);
  const out = (row: Float32Array) => row.filter((score) => score === Number.NEGATIVE_INFINITY).length;
  assert.ok(scores.every((score) => !Number.isNaN(score)));
  for (const track of gone) assert.equal(scores[track], Number.NEGATIVE_INFINITY);
  // A rule that is applied first removes what is there.
  const fresh = randomScores(new Set());
  const rule = make();
  assert.equal(rule.apply(fresh, asked), out(fresh));
  const removedAnyway = rule.excluded?.(asked);
  if (removedAnyway !== undefined)
    assert.deepEqual(
      [...removedAnyway].sort((a, b) => a - b),
      [...fresh.keys()].filter((track) => fresh[track] === Number.NEGATIVE_INFINITY),
    );
  assert.ok(removed >= out(scores) - out(before));
}

function keepsToItsStage({ acts }: RuleDefinition, { asked }: World, rule: Rule): void {
  const scores = randomScores(new Set());
  const before = scores.slice();
  rule.apply(scores, asked);
  const changed = scores.filter((score, track) => score !== before[track]);
  if (acts === "removes" || acts === "asks") assert.ok(changed.every((score) => score === Number.NEGATIVE_INFINITY));
  if (acts === "scores") assert.ok(changed.every(Number.isFinite));
  if (acts === "orders") assert.equal(changed.length, 0);
  assert.equal(rule.list !== undefined, acts === "orders");
  assert.equal(rule.ask !== undefined, acts === "asks");
}

async function bringsNothingBack(world: World, make: () => Rule): Promise<void> {
  const other: Rule = { name: "other", apply: (scores) => removeWhere(scores, (track) => world.gone.has(track)) };
  for (const rules of [
    [other, make()],
    [make(), other],
  ])
    for (const { track } of (await answerOf(world, TRACKS, rules)).items) assert.ok(!world.gone.has(track));
}

async function givesEnough(world: World, make: () => Rule): Promise<void> {
  const all = await answerOf(world, TRACKS, [make()]);
  assert.equal(new Set(all.items.map(({ track }) => track)).size, all.items.length);
  for (const n of [1, 7, 40]) assert.equal((await answerOf(world, n, [make()])).items.length, Math.min(n, all.items.length));
}

async function beginsTheSame(world: World, make: () => Rule): Promise<void> {
  const { items } = await answerOf(world, 60, [make()]);
  for (const n of [1, 5, 30]) assert.deepEqual((await answerOf(world, n, [make()])).items, items.slice(0, n));
}

/** Rules that remove leave the others in their order, and so do those about the list that move none but what they name. */
async function keepsOrder({ acts, name }: RuleDefinition, world: World, rule: Rule): Promise<void> {
  const moves = acts === "asks" || acts === "scores" || ["diversity", "explore"].includes(name);
  if (moves) return;
  const { items } = await answerOf(world, TRACKS, []);
  const place = new Map(items.map(({ track }, rank) => [track, rank]));
  const left = (await answerOf(world, TRACKS, [rule])).items.filter(({ pinned }: RankedTrack) => pinned === undefined);
  const ranks = left.map(({ track }) => place.get(track)!);
  assert.deepEqual(
    ranks,
    ranks.toSorted((a, b) => a - b),
  );
}

async function answerOf({ model, asked }: World, n: number, rules: readonly Rule[]): Promise<Answer> {
  const [answer] = await recommend(model, [asked], n, rules);
  return answer!;
}

function randomWorld(seed: number): World {
  const random = createRandom(`rule contract ${seed}`);
  const popularity = Float32Array.from({ length: TRACKS }, () => random.int(50));
  const vectors = { rows: TRACKS, cols: 4, data: Float32Array.from({ length: TRACKS * 4 }, () => random.normal()) };
  const history = randomRow(random);
  const context: RuleContext = {
    tracks: createIdIndex(names("t", TRACKS)),
    popularity,
    ...(seed % 2 === 0 ? { vectors } : {}),
    facts: randomFacts(random),
    now: NOW,
    random: random.fork("request"),
  };
  const model = { recommender: scorer(seed), popularity, ranking: createRanking(popularity) };
  return { context, model, asked: { history, past: randomPast(random, history) }, gone: new Set(randomRow(random).indices) };
}

/** Scores that depend on the history as well, so that seeds make a difference. */
const scorer = (seed: number): ServingModel["recommender"] => ({
  async score(queries) {
    const data = queries.flatMap(({ history }) => {
      const random = createRandom(`${seed} ${history.indices}`);
      return Array.from({ length: TRACKS }, () => Math.fround(random.normal() * 3 + 100));
    });
    return { rows: queries.length, cols: TRACKS, data: Float32Array.from(data) };
  },
});

function randomScores(gone: ReadonlySet<number>): Float32Array {
  const random = createRandom("scores");
  return Float32Array.from({ length: TRACKS }, (_, track) => (gone.has(track) ? Number.NEGATIVE_INFINITY : random.normal()));
}

function randomRow(random: Random): SparseRow {
  const indices = Int32Array.from({ length: TRACKS }, (_, track) => track).filter(() => random.next() < 0.15);
  return { indices, values: Float32Array.from(indices, () => 1 + random.int(5)) };
}

function randomPast(random: Random, { indices, values }: SparseRow) {
  return {
    track: indices,
    plays: values,
    skips: Float32Array.from(indices, () => random.int(8)),
    rating: Float32Array.from(indices, () => (random.next() < 0.5 ? Number.NaN : random.int(6))),
    lastAt: Float64Array.from(indices, () => (random.next() < 0.2 ? Number.NaN : NOW - random.int(90) * DAY)),
  };
}

function randomFacts(random: Random) {
  const some = <T>(value: () => T) => Array.from({ length: TRACKS }, () => (random.next() < 0.2 ? null : value()));
  return createRuleFacts({
    title: some(() => `title ${random.int(1000)}`),
    artist: some(() => `Artist ${random.int(15)}`),
    facts: [
      { name: "added", cells: some(() => NOW - random.int(400) * DAY) },
      { name: "album", cells: some(() => `album ${random.int(10)}`) },
      { name: "genre", cells: some(() => ["jazz", "soul", "rock"][random.int(3)]!) },
      { name: "year", cells: some(() => 1960 + random.int(66)) },
    ],
  });
}
