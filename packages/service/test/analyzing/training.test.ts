import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ToldLayout } from "../../src/analyzing/layout.js";
import { musicJob } from "../../src/hearing/music-job.js";
import { trainJob } from "../../src/registry/train-job.js";
import { put } from "../hearing/music-folder.js";
import { importText, json, raw, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { labelledMusic, labelTable, numberTable } from "./labelled-music.js";

const music = temporaryFolder();
const running = runningService({}, async (opened) => {
  labelledMusic(music);
  await runHere(opened, musicJob, { folder: music });
});

const wish = (algorithm: string, rest: object = {}) => runHere(running(), trainJob, { algorithm, ...rest });
const cardOf = (id: string) =>
  running().client.take(running().client.api.GET("/v1/models/{id}/card", { params: { path: { id } } }));

it("what is missing to learn from is told, and what to do", async () => {
  await expect(wish("stats-classifier")).rejects.toMatchObject({
    code: "no-labels",
    message: expect.stringMatching(/No imported table says file,label.*no track has the fact genre/i),
    hint: expect.stringMatching(/--labels folders/),
  });
  await expect(wish("mood")).rejects.toMatchObject({ code: "no-labels", message: expect.stringMatching(/valence, arousal/) });
  await expect(wish("forest", { labels: "smell" })).rejects.toMatchObject({
    code: "no-labels",
    message: expect.stringMatching(/fact smell/),
  });
  await expect(wish("forest", { labels: "folders", least: 9 })).rejects.toMatchObject({
    code: "no-labels",
    message: expect.stringMatching(/9 tracks/),
  });
  await expect(wish("forest", { labels: "folders", reads: "mfcc,waveform" })).rejects.toMatchObject({
    code: "invalid-parameter",
  });
  await expect(wish("forest", { labels: "folders", evaluate: "folds:25" })).rejects.toMatchObject({
    code: "not-enough-data",
    hint: expect.stringMatching(/--group album, or --group track/),
  });
  const { url } = running().service;
  for (const [body, code] of [
    [{ algorithm: "forest", config: { trees: 0 } }, "invalid-parameter"],
    [{ algorithm: "forest", evaluate: "random:0.8,0.1,0.1" }, "invalid-split"],
  ] as const)
    expect(await raw(url, "/v1/models", json(body))).toMatchObject({ status: 400, body: { code } });
});

it("folders of music are classes; the model keeps honest figures, and is no recommender", async () => {
  put(music, "noise/written.m4a", "aac/lossless.m4a");
  await runHere(running(), musicJob, { folder: music });
  const result = (await wish("stats-classifier", { labels: "folders" })) as Record<string, never>;
  expect(result).toMatchObject({
    model: "stats-classifier",
    task: "analyze",
    learned: { classes: ["high", "low", "noise"], examples: 24, groups: 24, alone: 24, unread: 1, small: [] },
    metrics: { accuracy: { value: 1 } },
    evaluation: {
      split: "folds:5 by artist",
      labels: {
        confusion: [
          [8, 0, 0],
          [0, 8, 0],
          [0, 0, 8],
        ],
      },
    },
    table: expect.stringMatching(/^model +examples +accuracy/),
  });
  const card = await cardOf("stats-classifier");
  expect(card).toMatchObject({ task: "analyze", data: null, learned: { labels: "folders", kind: "one" } });
  expect(card.limits).toContainEqual(expect.stringMatching(/Only 24 examples were judged/));
  const { client, service } = running();
  const page = await client.page("/v1/models/stats-classifier/card", "text/markdown");
  expect(page).toMatch(/\| high \| 8 \| 0 \| 0 \|/);
  expect(page).toMatch(/## What its probabilities are worth/);
  const promote = json({ model: "stats-classifier" }, "PUT");
  expect(await raw(service.url, "/v1/deployments/home", promote)).toMatchObject({ body: { code: "wrong-task" } });
});

it("tables of labels are found by the names of files, and judge algorithms by the same folds", async () => {
  const { client } = running();
  await importText(client, labelTable(), "labels.csv");
  const job = await client.startEvaluation({
    subjects: ["forest:trees=20", "stats-classifier"],
    split: "folds:3",
    reads: "mfcc,tempo",
  });
  const { models } = (await client.result(job)) as { models: Record<string, unknown>[] };
  expect(models).toMatchObject([
    {
      model: "forest:trees=20",
      learned: { labels: "table", classes: ["highy", "lowy", "noisey"], reading: { sets: ["mfcc", "tempo"] } },
    },
    { model: "stats-classifier", split: "folds:3 by artist", metrics: { accuracy: { value: 1 } } },
  ]);
  const mixed = { subjects: ["forest", "ease"] };
  expect(await raw(running().service.url, "/v1/evaluations", json(mixed))).toMatchObject({
    status: 400,
    body: { code: "invalid-request" },
  });
});

it("numbers about tracks are foretold from other numbers about them, artists whole", async () => {
  await importText(running().client, numberTable(), "tracks.csv");
  const result = await wish("forest", { labels: "valence,arousal", reads: "facts", config: { trees: 100 } });
  expect(result).toMatchObject({
    learned: { kind: "numbers", groups: 10, alone: 0, reading: { names: ["loudness", "tempo"] } },
    evaluation: { labels: { byClass: [] } },
  });
  expect((result as { metrics: { r2: { value: number } } }).metrics.r2.value).toBeGreaterThan(0.7);
});

it("what a training would take is told before it, as the training tells it when everything was read", async () => {
  const { url } = running().service;
  const asked = { algorithm: "classifier", labels: "folders", evaluate: "none", config: { epochs: 2, batch: 8, crop: 20 } };
  const { status, body } = await raw(url, "/v1/estimates", json(asked));
  expect({ status, body }).toMatchObject({ status: 200, body: { fits: true, advice: [] } });
  const { estimate, seconds } = (await wish("classifier", { ...asked, as: "foreseen" })) as {
    estimate: { seconds: number; bytes: number };
    seconds: { train: number };
  };
  expect(Number(body.bytes) / estimate.bytes).toBeCloseTo(1, 1);
  expect(Number(body.seconds) / estimate.seconds).toBeCloseTo(1, 1);
  expect(seconds.train).toBeGreaterThan(0);
  // Each fold is a training more.
  const judged = await raw(url, "/v1/estimates", json({ ...asked, evaluate: "folds:3" }));
  expect(Number(judged.body.seconds) / Number(body.seconds)).toBeCloseTo(4, 5);
  expect(await raw(url, "/v1/estimates", json({ algorithm: "mood" }))).toMatchObject({
    status: 409,
    body: { code: "no-labels" },
  });
});

it("a network learns from spectrograms, is watched in each fold, and is the same each time", async () => {
  const config = { layers: [], encoder: "cnn", epochs: 3, batch: 8, crop: 20, heldOut: 0 };
  const train = async (as: string) =>
    (await wish("classifier", { as, labels: "folders", evaluate: "folds:2", config })) as { layout: ToldLayout };
  const { layout } = await train("first");
  expect(layout.layers[0]).toMatchObject({ layer: expect.stringContaining('"conv":16'), parameters: expect.any(Number) });
  expect(layout.layers.at(-1)).toMatchObject({ layer: '{"dense":3}', gives: [3] });
  expect(layout.parameters).toBe(layout.layers.reduce((sum, { parameters }) => sum + parameters, 0));
  await train("second");
  const tensors = (name: string) => readFileSync(join(running().folder, `models/main/${name}/1/tensors.safetensors`));
  expect(tensors("first").equals(tensors("second"))).toBe(true);
  const card = await cardOf("first");
  expect(card.curves).toMatchObject([{ algorithm: "classifier", epochs: 3 }]);
  expect(card.learned?.reads).toEqual(["mel-sketch"]);
});

it("tags are labels of which several apply; a file's word in a table of tracks counts for its sound", async () => {
  const { client } = running();
  const tagged = ["user_id,track,tag"];
  for (const { id, title } of (await client.take(client.api.GET("/v1/tracks", { params: { query: { text: "-", limit: 200 } } })))
    .items) {
    if (!/^(?:high|low|noise)-\d$/.test(title ?? "")) continue;
    const words = title!.startsWith("noise") ? ["rough"] : ["Smooth", title!.startsWith("high") ? "bright" : "dark"];
    tagged.push(...words.map((word) => `ann,${id},${word}`));
  }
  await importText(client, tagged.join("\n"), "tags.csv");
  expect(await wish("stats-classifier", { labels: "tags", as: "words" })).toMatchObject({
    learned: { kind: "several", classes: ["bright", "dark", "rough", "smooth"], examples: 24 },
    metrics: { "hamming-loss": { value: expect.any(Number) }, "micro-f1": { value: expect.any(Number) } },
  });
  const rows = Array.from({ length: 8 }, (_, song) => [`high-${song}.wav,1`, `low-${song}.wav,0`]).flat();
  await importText(client, ["track_id,brightness", ...rows].join("\n"), "bright.csv");
  const result = (await wish("forest", { labels: "brightness", as: "brightness", config: { trees: 50 } })) as object;
  expect(result).toMatchObject({ learned: { kind: "numbers", examples: 16, tracks: 16 } });
  expect((result as { metrics: { r2: { value: number } } }).metrics.r2.value).toBeGreaterThan(0.8);
});
