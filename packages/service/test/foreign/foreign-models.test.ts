import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Job, SegueClient } from "@segue/client";
import { beforeAll, describe, expect, it } from "vitest";
import { queryOf } from "../../src/listeners/history.js";
import { createModelRegistry } from "../../src/registry/models.js";
import { decodeSafetensors } from "../../src/registry/safetensors.js";
import { cleaningOf } from "../../src/snapshots/cleaning.js";
import { importText, jobWhen, json, raw, runningService, smallWorldCsv } from "../http/running-service.js";
import * as graphs from "./graphs.js";

const LISTENER = "sim-listener-0001";

/** In seconds: far more than anything takes that ends by itself. */
const PLENTY = 200;

const running = runningService(
  { networkMemory: 500e6, networkSeconds: PLENTY, trialSeconds: PLENTY, jobs: 2 },
  async ({ client }) => {
    await importText(client, smallWorldCsv());
    // Without transformation, so that its scores are the history times its matrix.
    const config = { values: "plays", valueExponent: 1, weightsPerTrack: 10_000 };
    await client.result(await client.startTraining({ algorithm: "ease", config, as: "ours" }));
  },
);

let ids: string[] = [];
beforeAll(() => {
  ids = JSON.parse(readFileSync(join(running().folder, "models/main/ours/1/tracks.json"), "utf8"));
});

interface Added {
  readonly model: string;
  readonly version: number;
  readonly trial: { readonly batch: "any" | 1; readonly note?: string; readonly peakRssMb: number };
}

/** Sends a graph, its manifest and the files beside it, and waits until it is registered or refused. */
async function add(
  client: SegueClient,
  graph: Uint8Array,
  manifest: object | string,
  { as, files = {} }: { as?: string; files?: Readonly<Record<string, string>> } = {},
): Promise<Added> {
  return client.result<Added>(await beginAdding(client, graph, manifest, { files, ...(as === undefined ? {} : { as }) }));
}

async function beginAdding(
  client: SegueClient,
  graph: Uint8Array,
  manifest: object | string,
  { as, files }: { as?: string; files: Readonly<Record<string, string>> },
): Promise<Job> {
  const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest);
  const sent = [];
  for (const [name, content] of Object.entries(files)) sent.push({ id: await client.upload(content), name });
  return client.startAdding({
    graph: { id: await client.upload(graph), name: "x.onnx" },
    manifest: { id: await client.upload(text), name: typeof manifest === "string" ? "m.toml" : "m.json" },
    files: sent,
    ...(as === undefined ? {} : { as }),
  });
}

/** With less time for networks: for those that never end. */
async function inSeconds<T>(setting: "networkSeconds" | "trialSeconds", seconds: number, use: () => Promise<T>): Promise<T> {
  const config = running().service.services.config as Record<typeof setting, number>;
  config[setting] = seconds;
  try {
    return await use();
  } finally {
    config[setting] = PLENTY;
  }
}

const recommender = (more: object = {}) => ({
  task: "recommend",
  tracks: { file: "tracks.txt" },
  inputs: { history: {} },
  output: {},
  ...more,
});
const withTracks = () => ({ files: { "tracks.txt": ids.join("\n") } });
const models = async ({ api, take }: SegueClient) => (await take(api.GET("/v1/models"))).items.map(({ id }) => id);

describe("a foreign model that recommends", () => {
  it("ranks as ours does with the same matrix, is promoted, judged, listed, rolled back and deleted as ours are", async () => {
    const { client, folder } = running();
    const weights = matrixOf(join(folder, "models/main/ours/1"), ids.length);
    const added = await add(client, graphs.linear(ids.length, weights), recommender(), { as: "theirs", ...withTracks() });
    expect(added).toMatchObject({ model: "theirs", version: 1, tracks: ids.length, known: ids.length, trial: { batch: "any" } });

    const [mine, theirs] = [
      await client.recommend(LISTENER, { n: 30, model: "ours" }),
      await client.recommend(LISTENER, { n: 30, model: "theirs" }),
    ];
    expect(theirs).toMatchObject({ model: "theirs", version: 1, known: true, basis: "model" });
    expect(theirs.items.map(({ track }) => track)).toEqual(mine.items.map(({ track }) => track));
    theirs.items.forEach(({ score }, i) => {
      expect(score).toBeCloseTo(mine.items[i]!.score, 4);
    });
    const similar = async (model: string) => {
      const path = { id: ids[0]! };
      const { items } = await client.take(
        client.api.GET("/v1/tracks/{id}/similar", { params: { path, query: { n: 5, model } } }),
      );
      return items.map(({ track }) => track);
    };
    expect(await similar("theirs")).toEqual(await similar("ours"));

    const home = { params: { path: { id: "home" } } };
    await client.take(client.api.PUT("/v1/deployments/{id}", { ...home, body: { model: "theirs" } }));
    expect(await client.recommend(LISTENER)).toMatchObject({ model: "theirs" });
    const listed = await client.startRecommendAll({ n: 3 });
    await client.result(listed);
    let csv = "";
    for await (const chunk of await client.output(listed.id)) csv += Buffer.from(chunk).toString();
    const inList = csv
      .split("\n")
      .filter((line) => line.startsWith(`${LISTENER},`))
      .map((line) => line.split(",")[1]);
    expect(inList).toEqual(theirs.items.slice(0, 3).map(({ track }) => track));

    const unheard = mine.items.slice(5, 8).map(({ track }) => `${LISTENER},${track}`);
    const figures = async (model: string) => {
      const id = await client.upload(["user_id,music_id", ...unheard, ""].join("\n"));
      const judged = await client.startEvaluation({ subjects: [model], on: { uploads: [{ id, name: "t.csv" }] } });
      return (await client.result<{ models: { metrics: object }[] }>(judged)).models[0]!.metrics;
    };
    expect(await figures("theirs")).toEqual(await figures("ours"));

    await client.take(client.api.POST("/v1/deployments/{id}/rollback", home));
    expect(await client.recommend(LISTENER)).toMatchObject({ model: "ours" });
    await client.take(client.api.DELETE("/v1/models/{id}", { params: { path: { id: "theirs@1" } } }));
    expect(await models(client)).not.toContain("theirs@1");
    expect(readdirSync(join(folder, "models/main/theirs"))).toEqual([]);
  });

  it("answers an event at once, and cold listeners with everybody's favourites", async () => {
    const { client } = running();
    await add(client, graphs.linear(ids.length, shifted(ids.length)), recommender(), { as: "next", ...withTracks() });
    expect(await client.recommend("stranger", { n: 5, model: "next" })).toMatchObject({
      basis: "popularity",
      items: (await client.recommend("stranger", { n: 5, model: "ours" })).items,
    });
    await client.sendEvents([{ user: "newcomer", track: ids[4]! }]);
    const { basis, items } = await client.recommend("newcomer", { n: 1, model: "next" });
    expect([basis, items[0]!.track]).toEqual(["model", ids[5]]);
  });

  it("reads a listener's newest tracks in their order, and skips the column of no track", async () => {
    const { client } = running();
    const length = 2;
    // Every track's vector is its own axis: the score of a track is how often it was among the newest two, halved.
    const vectors = new Float32Array((ids.length + 1) * ids.length);
    ids.forEach((_, track) => {
      vectors[(track + 1) * ids.length + track] = 1;
    });
    const manifest = `
task = "recommend"
name = "sequence"
tracks = "catalogue"

[inputs.sequence]
length = ${length}

[output]
skip = 1
`;
    const catalogue = (await client.take(client.api.GET("/v1/tracks", { params: { query: { limit: 1000 } } }))).items.length;
    expect(catalogue).toBe(ids.length);
    const graph = graphs.sequential(ids.length, length, ids.length, vectors);
    expect(await add(client, graph, manifest)).toMatchObject({ model: "sequence", tracks: ids.length, trial: { batch: "any" } });
    const at = (minute: number) => `2024-01-01T00:0${minute}:00Z`;
    const heard = [ids[7]!, ids[3]!, ids[9]!];
    await client.sendEvents(heard.map((track, i) => ({ user: "walker", track, at: at(i) })));
    // What was heard is not recommended: nothing of the rest scores.
    const { items } = await client.recommend("walker", { n: 3, model: "sequence" });
    expect(items.map(({ score }) => score)).toEqual([0, 0, 0]);
    const scores = await seen("walker", "sequence");
    expect(scores.get(ids[9]!)).toBe(0.5);
    expect(scores.get(ids[3]!)).toBe(0.5);
    expect(scores.get(ids[7]!)).toBe(0);
  });

  it("is asked one by one where it cannot take several, and says why", async () => {
    const { client } = running();
    expect((await add(client, graphs.onlyOne(ids.length), recommender(), { as: "one", ...withTracks() })).trial).toMatchObject({
      batch: 1,
      note: expect.stringContaining("With three listeners at once"),
    });
    expect(
      (await add(client, graphs.coupled(ids.length), recommender(), { as: "coupled", ...withTracks() })).trial,
    ).toMatchObject({
      batch: 1,
      note: expect.stringContaining("differ from those for the same one alone"),
    });
    const users = Array.from({ length: 20 }, (_, i) => `sim-listener-${String(i + 1).padStart(4, "0")}`);
    const ask = (model: string) => Promise.all(users.map((user) => client.recommend(user, { n: 5, model })));
    const [together, ours] = [await ask("one"), await ask("ours")];
    together.forEach(({ user, basis }, i) => {
      expect([user, basis]).toEqual([users[i], ours[i]!.basis]);
    });
  });

  it("takes the lower scores for the better where that is declared", async () => {
    const { client } = running();
    const graph = graphs.linear(
      ids.length,
      shifted(ids.length).map((x) => -x),
    );
    await add(client, graph, recommender({ output: { better: "lower" } }), { as: "lower", ...withTracks() });
    await client.sendEvents([{ user: "reader", track: ids[10]! }]);
    expect((await client.recommend("reader", { n: 1, model: "lower" })).items[0]!.track).toBe(ids[11]);
  });

  it("never names tracks that the catalogue lacks, and counts those it has", async () => {
    const { client } = running();
    const known = ids.slice(0, 6);
    const tracks = ["no-such-1", ...known, "no-such-2"];
    const added = await add(client, graphs.scaled(tracks.length), recommender({ tracks }), { as: "partly" });
    expect(added).toMatchObject({ tracks: 8, known: 6 });
    const { items } = await client.recommend("stranger", { n: 50, model: "partly" });
    expect(items.map(({ track }) => track).sort()).toEqual([...known].sort());
    await expect(add(client, graphs.scaled(2), recommender({ tracks: ["no-1", "no-2"] }), { as: "alien" })).rejects.toMatchObject(
      {
        problem: { code: "model-refused", detail: "The catalogue has none of the model's tracks." },
      },
    );
  });
});

describe("a foreign model that analyzes", () => {
  const labels = ["rock", "jazz", "folk"];
  const manifest = (output: object) => ({
    task: "analyze",
    inputs: { x: { shape: [2], steps: [{ step: "scale", by: 0.5 }] } },
    output: { name: "logits", labels, ...output },
  });
  const weights = [2, 0, 0, 0, 2, 0];

  it("says labels with probabilities, serves nothing at home and recommends nothing", async () => {
    const { client, service } = running();
    await add(client, graphs.classifier(2, 3, weights), manifest({ activation: "softmax", top: 2 }), { as: "genre" });
    const answer = await client.analyze({ model: "genre", inputs: { x: [3, 1] } });
    const total = Math.exp(3) + Math.exp(1) + 1;
    expect(answer).toMatchObject({ model: "genre", version: 1, seconds: expect.any(Number) });
    expect(answer.labels!.map(({ label }) => label)).toEqual(["rock", "jazz"]);
    expect(answer.labels![0]!.probability).toBeCloseTo(Math.exp(3) / total, 5);
    expect(answer.labels![1]!.probability).toBeCloseTo(Math.exp(1) / total, 5);

    expect(await raw(service.url, "/v1/users/ann/recommendations?model=genre")).toMatchObject({
      status: 409,
      body: { code: "wrong-task" },
    });
    expect(await raw(service.url, "/v1/deployments/home", json({ model: "genre" }, "PUT"))).toMatchObject({
      status: 409,
      body: { code: "wrong-task" },
    });
    expect(await raw(service.url, "/v1/analyses", json({ model: "ours", inputs: {} }))).toMatchObject({
      status: 409,
      body: { code: "wrong-task" },
    });
  });

  it("judges each label by itself where several may be true", async () => {
    const { client } = running();
    await add(client, graphs.classifier(2, 3, weights), manifest({ activation: "sigmoid", multiple: true }), { as: "tags" });
    expect((await client.analyze({ model: "tags", inputs: { x: [3, -1] } })).labels!.map(({ label }) => label)).toEqual([
      "rock",
      "folk",
    ]);
  });

  it("gives numbers where no labels are declared, of inputs of a free length", async () => {
    const { client } = running();
    const declared = { task: "analyze", inputs: { mel: { shape: [2, "frames"] } }, output: { name: "mean" } };
    await add(client, graphs.meanOverFrames(2), declared, { as: "mean" });
    expect(
      await client.analyze({
        model: "mean",
        inputs: {
          mel: [
            [1, 3],
            [4, 8],
          ],
        },
      }),
    ).toMatchObject({ values: [2, 6] });
    expect(await client.analyze({ model: "mean", inputs: { mel: [[1], [4]] } })).toMatchObject({ values: [1, 4] });
  });

  it.each([
    ["no input", {}, "inputs.x is missing"],
    ["an unknown input", { x: [1, 2], y: [1] }, "inputs.y is not known; the model takes x"],
    ["too short a list", { x: [1] }, "inputs.x must have 2 entries on axis 0, and has 1"],
    ["a number", { x: 1 }, "inputs.x must be a list, 1 deep (found 1)"],
    ["too deep a list", { x: [[1], [2]] }, "inputs.x.0 must be a number (found [1])"],
    ["a text", { x: [1, "2"] }, 'inputs.x.1 must be a number (found "2")'],
  ])("refuses %s", async (_what, inputs, detail) => {
    const { service } = running();
    expect(await raw(service.url, "/v1/analyses", json({ model: "genre", inputs }))).toMatchObject({
      status: 400,
      body: { code: "invalid-request", detail: `${detail}.` },
    });
  });
});

describe("a model that is no good", () => {
  const n = () => ids.length;
  const REFUSED: [what: string, graph: () => Uint8Array, says: RegExp][] = [
    ["random bytes", () => Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + 13) % 256)), /x\.onnx is no ONNX file/],
    ["external data", () => graphs.external(n(), "../../../etc/passwd"), /numbers of 1 tensors in other files/],
    ["too much memory", () => graphs.hungry(n(), 1e7), /it took more than 500 MB of memory/],
  ];

  it.each(REFUSED)("%s is refused with a sentence, and nothing is registered", async (_what, graph, says) => {
    const { client, folder } = running();
    await expect(add(client, graph(), recommender(), { as: "bad", ...withTracks() })).rejects.toMatchObject({
      problem: { code: "model-refused", detail: expect.stringMatching(says), hint: expect.any(String) },
    });
    expect(await models(client)).not.toContain("bad@1");
    expect(readdirSync(join(folder, "models/main"))).not.toContain("bad");
    expect(readdirSync(join(folder, "uploads/main"))).toEqual([]);
  });

  it("is refused where it never ends", async () => {
    const { client } = running();
    const adding = inSeconds("trialSeconds", 1, () =>
      add(client, graphs.endless(n()), recommender(), { as: "bad", ...withTracks() }),
    );
    await expect(adding).rejects.toMatchObject({
      problem: { code: "model-refused", detail: expect.stringMatching(/it took longer than [\d.]+ s/) },
    });
  });

  it("keeps nobody waiting meanwhile", async () => {
    const { client } = running();
    const { id } = await beginAdding(client, graphs.endless(n()), recommender(), { as: "bad", ...withTracks() });
    await jobWhen(client, id, ({ state }) => state !== "queued");
    for (let i = 0; i < 10; i++) await client.recommend(LISTENER, { n: 5, model: "ours" });
    expect(await client.job(id)).toMatchObject({ state: "running" });
    await client.cancel(id);
  });

  it("is refused by its manifest's line", async () => {
    const { client } = running();
    const text = 'task = "recommend"\ntracks = "catalogue"\n\n[inputs.history]\ntransform = "squared"\n[output]\n';
    await expect(add(client, graphs.scaled(n()), text, { as: "bad" })).rejects.toMatchObject({
      problem: {
        code: "invalid-manifest",
        detail: expect.stringMatching(
          /^m\.toml, line 5: inputs\.history\.transform must be one of none, .* \(found "squared"\)\.$/,
        ),
      },
    });
    await expect(add(client, graphs.scaled(n()), recommender(), { as: "bad" })).rejects.toMatchObject({
      problem: { code: "invalid-manifest", detail: 'The file "tracks.txt", which the manifest names, was not sent.' },
    });
    await expect(add(client, graphs.scaled(n()), recommender(), { ...withTracks() })).rejects.toMatchObject({
      problem: { code: "invalid-manifest", detail: "m.json: name is missing." },
    });
  });
});

describe("a foreign model that fails while it is served", () => {
  it("answers 503 with Retry-After where it hangs, is started anew, and keeps nobody else waiting", async () => {
    const { client, service } = running();
    await add(client, graphs.rounds(ids.length), recommender(), { as: "loops", ...withTracks() });
    await client.sendEvents([{ user: "modest", track: ids[0]!, value: 2 }]);
    await client.sendEvents([{ user: "endless", track: ids[0]!, value: 12 }]);
    const ask = (user: string) => raw(service.url, `/v1/users/${user}/recommendations?model=loops&n=1`);
    const modest = async () => (await ask("modest")).body.basis;
    // How long it may take is decided when it is first asked; a starved machine may take as long for what ends.
    await inSeconds("networkSeconds", 1, () => expect.poll(modest).toBe("model"));
    const hanging = ask("endless");
    expect(await client.recommend("modest", { model: "ours", n: 1 })).toMatchObject({ model: "ours" });
    const answer = await hanging;
    expect(answer).toMatchObject({
      status: 503,
      body: { code: "model-unavailable", detail: "The model loops@1 did not answer: it took longer than 1 s." },
    });
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    await expect.poll(modest).toBe("model");
  });
});

/** Every track leads to the one after it. */
function shifted(n: number): Float32Array {
  const weights = new Float32Array(n * n);
  for (let track = 0; track < n; track++) weights[track * n + ((track + 1) % n)] = 1;
  return weights;
}

/** The item-item matrix of a model of ours, dense. */
function matrixOf(folder: string, n: number): Float32Array {
  const tensors = decodeSafetensors(readFileSync(join(folder, "tensors.safetensors")));
  const { indptr, indices, values } = Object.fromEntries(Object.entries(tensors).map(([name, { data }]) => [name, data]));
  const dense = new Float32Array(n * n);
  for (let row = 0; row < n; row++)
    for (let p = indptr![row]!; p < indptr![row + 1]!; p++) dense[row * n + indices![p]!] = values![p]!;
  return dense;
}

/** All scores of a model for a listener, those of tracks they know too. */
async function seen(user: string, model: string): Promise<Map<string, number>> {
  const { services } = running().service;
  const loaded = await createModelRegistry(services).load("main", model);
  const query = queryOf(await services.store.events.ofUser("main", user), loaded, await cleaningOf(services.store, "main"));
  const { data } = await loaded.recommender.score([query]);
  return new Map(loaded.tracks.ids.map((id, track) => [id, data[track]!]));
}
