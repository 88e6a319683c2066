import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeJob } from "../../src/analyzing/describe-job.js";
import { featuresJob } from "../../src/hearing/features-job.js";
import { musicJob } from "../../src/hearing/music-job.js";
import { undoJob } from "../../src/imports/undo-job.js";
import { decodeSafetensors } from "../../src/registry/safetensors.js";
import { trainJob } from "../../src/registry/train-job.js";
import { importText, json, raw, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { labelledMusic, numberTable } from "./labelled-music.js";

const music = temporaryFolder();
const NETWORK = { layers: [], encoder: "cnn", epochs: 4, batch: 8, crop: 20, heldOut: 0 };
const running = runningService({}, async (opened) => {
  labelledMusic(music);
  await runHere(opened, musicJob, { folder: music });
  await importText(opened.client, numberTable(), "tracks.csv");
  await runHere(opened, trainJob, { algorithm: "stats-classifier", as: "kind", labels: "folders", evaluate: "none" });
  await runHere(opened, trainJob, { algorithm: "classifier", as: "net", labels: "folders", evaluate: "none", config: NETWORK });
  await runHere(opened, trainJob, {
    algorithm: "forest",
    as: "feel",
    labels: "valence,arousal",
    reads: "facts",
    evaluate: "none",
    config: { trees: 30 },
  });
});

const bytesAt = async (path: string) => {
  const parts: Uint8Array[] = [];
  for await (const part of await running().client.stream(path)) parts.push(part);
  return Buffer.concat(parts);
};
const tracksNamed = async (text: string) =>
  (await running().client.take(running().client.api.GET("/v1/tracks", { params: { query: { text, limit: 100 } } }))).items;

it("what a model says of all tracks are facts of their own, an import that takes the place of the one before and is taken back", async () => {
  const first = (await runHere(running(), describeJob, { model: "kind" })) as { import: string };
  expect(first).toMatchObject({
    model: "kind@1",
    tracks: 24,
    unread: 0,
    facts: ["predictedFolder", "predictedFolderProbability"],
  });
  for (const name of ["high", "low", "noise"])
    for (const { facts } of await tracksNamed(`${name}-`)) expect(facts).toMatchObject({ predictedFolder: name });
  expect(await runHere(running(), describeJob, { model: "kind" })).toMatchObject({ import: first.import });
  await runHere(running(), trainJob, { algorithm: "forest", as: "kind", labels: "folders", evaluate: "none" });
  const second = (await runHere(running(), describeJob, { model: "kind" })) as { import: string };
  expect(second).toMatchObject({ model: "kind@2", tracks: 24 });
  const { items } = await running().client.take(running().client.api.GET("/v1/imports"));
  expect(items.filter(({ format }) => format === "predictions").map(({ id }) => id)).toEqual([second.import]);
  await runHere(running(), undoJob, { import: second.import });
  for (const { facts } of await tracksNamed("high-")) expect(facts).not.toHaveProperty("predictedFolder");
});

it("numbers are told of the tracks of which the model can read something, and no model learns them", async () => {
  expect(await runHere(running(), describeJob, { model: "feel" })).toMatchObject({
    facts: ["predictedValence", "predictedArousal"],
    tracks: 40,
  });
  const [track] = await tracksNamed("Song 3");
  const { valence, predictedValence } = track!.facts as Record<string, number>;
  expect(Math.abs(predictedValence! - valence!)).toBeLessThan(0.5);
  await expect(
    runHere(running(), trainJob, { algorithm: "forest", labels: "predictedValence", reads: "facts" }),
  ).rejects.toMatchObject({ code: "invalid-parameter" });
  const again = await runHere(running(), trainJob, { algorithm: "forest", labels: "valence", reads: "facts", evaluate: "none" });
  expect(again).toMatchObject({ learned: { reading: { names: ["arousal", "loudness", "tempo"] } } });
});

it("a network's last hidden layer is a set of features that is served by track, until the model is deleted", async () => {
  const result = { features: ["net@1"], files: 24, failed: 0, examples: [] };
  expect(await runHere(running(), featuresJob, { model: "net" })).toMatchObject({ ...result, computed: 24, there: 0 });
  expect(await runHere(running(), featuresJob, { model: "net@1" })).toMatchObject({ ...result, computed: 0, there: 24 });
  const [track] = await tracksNamed("low-3");
  const path = `/v1/tracks/${encodeURIComponent(track!.id)}/features?names=net@1,mel-sketch`;
  const tensors = decodeSafetensors(await bytesAt(path));
  expect(tensors["net@1"]!.shape[1]).toBe(1);
  expect(tensors["net@1"]!.shape[0]).toBeGreaterThan(8);
  expect(tensors["mel-sketch"]!.shape[0]).toBe(64);
  await expect(runHere(running(), featuresJob, { model: "kind@1" })).rejects.toMatchObject({ code: "no-network" });
  const { url } = running().service;
  expect(await raw(url, "/v1/features", json({ model: "nobody" }))).toMatchObject({ status: 404 });
  const hashes = join(running().folder, "features/main");
  const kept = () => readdirSync(hashes).filter((hash) => existsSync(join(hashes, hash, "net@1"))).length;
  expect(kept()).toBe(24);
  const network = await bytesAt("/v1/models/net/network");
  expect(network.length).toBeGreaterThan(1000);
  const manifest = await raw(url, "/v1/models/net/network/manifest");
  expect(manifest.body).toMatchObject({
    task: "analyze",
    inputs: { x: { shape: [1, 64, 20] } },
    output: { name: "said", labels: ["high", "low", "noise"] },
  });
  expect(await raw(url, "/v1/models/kind@1/network")).toMatchObject({ body: { code: "no-network" } });
  await running().client.take(running().client.api.DELETE("/v1/models/{id}", { params: { path: { id: "net@1" } } }));
  await runHere(running(), musicJob, { folder: music });
  expect(kept()).toBe(0);
});

it("an exported network comes back as a foreign model that says the same", async () => {
  const { client, service } = running();
  await runHere(running(), trainJob, {
    algorithm: "classifier",
    as: "own",
    labels: "folders",
    evaluate: "none",
    config: NETWORK,
  });
  const manifest = await raw(service.url, "/v1/models/own/network/manifest");
  const upload = async (bytes: Uint8Array | string, name: string) => ({ id: await client.upload(bytes), name });
  const added = await client.take(
    client.api.POST("/v1/models/foreign", {
      body: {
        graph: await upload(await bytesAt("/v1/models/own/network"), "own.onnx"),
        manifest: await upload(JSON.stringify(manifest.body), "own.json"),
        files: [],
        as: "back",
      },
    }),
  );
  await client.result(added as never);
  const window = Array.from({ length: 64 }, (_, row) =>
    Array.from({ length: 20 }, (__, column) => -40 + 10 * Math.sin(row + column)),
  );
  const { labels } = await client.analyze({ model: "back", inputs: { x: [window] } });
  expect(labels!.map(({ label }) => label).sort()).toEqual(["high", "low", "noise"]);
  expect(labels!.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 4);
});
