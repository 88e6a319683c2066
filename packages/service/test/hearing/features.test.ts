import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { audioFeatures, imageFeatures, textFeatures } from "@segue/engine";
import { expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { soundSets } from "../../src/hearing/feature-sets.js";
import { featuresJob } from "../../src/hearing/features-job.js";
import { keptFeature } from "../../src/hearing/kept-features.js";
import { musicJob } from "../../src/hearing/music-job.js";
import { undoJob } from "../../src/imports/undo-job.js";
import { decodeSafetensors } from "../../src/registry/safetensors.js";
import { json, raw, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { put, wave, write } from "./music-folder.js";

const music = temporaryFolder();
let published = "";
const running = runningService({}, async (opened) => {
  put(music, "tune.flac", "tone.flac");
  put(music, "again/tune.flac", "tone.flac");
  put(music, "written.m4a", "aac/lossless.m4a");
  write(
    music,
    "plain.wav",
    wave(2, (s) => 0.1 * Math.sin(2000 * s)),
  );
  published = ((await runHere(opened, musicJob, { folder: music })) as { import: string }).import;
});
const TUNE = "Nobody Real – Made-up Tune";
const compute = (...features: string[]) => runHere(running(), featuresJob, features.length === 0 ? {} : { features });
const kept = () => join(running().folder, "features/main");

it("sets of features are computed once for each content, and again only what a changed version concerns", async () => {
  const said = {
    files: 3,
    there: 0,
    failed: 1,
    examples: [{ file: "written.m4a", reason: expect.stringMatching(/not decoded/) }],
  };
  expect(await compute("mfcc", "rms")).toMatchObject({ ...said, computed: 2 });
  expect(await compute("mfcc", "rms")).toMatchObject({ ...said, there: 2, computed: 0 });
  expect(await compute("mfcc", "rms", "chroma")).toMatchObject({ ...said, computed: 2 });
  const [sound] = await running().service.services.store.sounds.ofTracks(MAIN_WORKSPACE, [TUNE]);
  const rms = readFileSync(join(kept(), sound!.hash, "rms/feature.safetensors"));
  // As if what mfcc is made of had been another version when it was computed.
  const lineage = join(kept(), sound!.hash, "mfcc/lineage");
  writeFileSync(lineage, readFileSync(lineage, "utf8").replace("mel@1", "mel@0"));
  writeFileSync(join(kept(), sound!.hash, "mfcc/feature.safetensors"), "old");
  const [mfcc] = soundSets(["mfcc"]);
  expect(await keptFeature(running().service.services, MAIN_WORKSPACE, sound!.hash, mfcc!)).toBeUndefined();
  expect(await compute("mfcc", "rms")).toMatchObject({ computed: 1, there: 1 });
  expect((await keptFeature(running().service.services, MAIN_WORKSPACE, sound!.hash, mfcc!))?.bands).toBe(20);
  expect(readFileSync(join(kept(), sound!.hash, "rms/feature.safetensors")).equals(rms)).toBe(true);
});

it("they are given away by track, and those about the whole with the track", async () => {
  const { client } = running();
  await compute();
  const track = await client.take(client.api.GET("/v1/tracks/{id}", { params: { path: { id: TUNE } } }));
  expect(Object.keys(track.sound!.features)).toEqual(["loudness", "quality", "tempo", "key", "tuning"]);
  expect(track.sound!.features.loudness!.values["true peak"]).toBeCloseTo(-6, 1);
  const path = `/v1/tracks/${encodeURIComponent(TUNE)}/features`;
  const parts: Uint8Array[] = [];
  for await (const part of await client.stream(`${path}?names=mfcc,chroma`)) parts.push(part);
  const tensors = decodeSafetensors(Buffer.concat(parts));
  expect(Object.fromEntries(Object.entries(tensors).map(([name, { shape }]) => [name, shape]))).toEqual({
    mfcc: [20, 44],
    chroma: [12, 44],
  });
  const { url } = running().service;
  expect(await raw(url, `${path}?names=mel`)).toMatchObject({ status: 404, body: { code: "unknown-features" } });
  expect(await raw(url, `${path}?names=smell`)).toMatchObject({ status: 400, body: { code: "invalid-request" } });
  expect(await raw(url, "/v1/features", json({ features: ["smell"] }))).toMatchObject({ status: 400 });
});

it("a file that changed since is not taken for what it was", async () => {
  utimesSync(join(music, "plain.wav"), 5, 5);
  expect(await compute("flatness")).toMatchObject({
    failed: 2,
    examples: expect.arrayContaining([{ file: "plain.wav", reason: expect.stringMatching(/changed since/) }]),
  });
});

it("the list of sets says what they are made of", async () => {
  const { items } = await running().client.take(running().client.api.GET("/v1/features"));
  expect(items).toHaveLength(audioFeatures.length + imageFeatures.length + textFeatures.length);
  expect(items.find(({ id }) => id === "mfcc")).toMatchObject({ version: 1, bands: 20, needs: ["log-mel"] });
});

it("they go with the files", async () => {
  expect(readdirSync(kept())).toHaveLength(2);
  rmSync(join(music, "plain.wav"));
  const { import: id } = (await runHere(running(), musicJob, { folder: music })) as { import: string };
  expect(id).not.toBe(published);
  expect(readdirSync(kept())).toHaveLength(1);
  await runHere(running(), undoJob, { import: id });
  expect(readdirSync(kept())).toEqual([]);
});
