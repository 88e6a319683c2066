import { readFileSync } from "node:fs";
import { join } from "node:path";
import { textFeatures } from "@segue/engine";
import { expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { featuresJob } from "../../src/hearing/features-job.js";
import { musicJob } from "../../src/hearing/music-job.js";
import { decodeSafetensors } from "../../src/registry/safetensors.js";
import { json, raw, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { put, wave, write } from "./music-folder.js";

const WORDS = "Ich laufe durch die dunkle Straße und weiß nicht, wohin mich meine Füße tragen";
const tone = () => wave(1, (s) => 0.1 * Math.sin(2000 * s));
const music = temporaryFolder();
const running = runningService({}, async (opened) => {
  write(music, "sung.wav", tone());
  write(music, "sung.txt", WORDS);
  write(
    music,
    "hummed.wav",
    wave(2, (s) => 0.1 * Math.sin(3000 * s)),
  );
  await runHere(opened, musicJob, { folder: music });
  await runHere(opened, featuresJob, { features: ["tempo"] });
});
const path = (track: string, names: string) => `/v1/tracks/${encodeURIComponent(track)}/features?names=${names}`;

async function trackOf(file: string): Promise<string> {
  const { items } = await running().service.services.store.tracks.list(MAIN_WORKSPACE, { limit: 10, cursor: undefined });
  return items.find(({ title }) => title === file)!.id;
}

it("sets of words are listed beside those of sound", async () => {
  const { items } = await running().client.take(running().client.api.GET("/v1/features"));
  expect(items.filter(({ of }) => of === "text").map(({ id }) => id)).toEqual(textFeatures.map(({ name }) => name));
  expect(items.find(({ id }) => id === "mfcc")?.of).toBe("sound");
});

it("they are given away with those of sound, computed as they are asked for", async () => {
  const answer = await fetch(`${running().service.url}${path(await trackOf("sung"), "language,tempo,terms")}`);
  const tensors = decodeSafetensors(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(tensors).sort()).toEqual(["language", "tempo", "terms"]);
  const { bands } = textFeatures.find(({ name }) => name === "language")!;
  const scores = Array.from(tensors.language!.data as Float32Array);
  expect((bands as string[])[scores.indexOf(Math.max(...scores))]).toBe("de");
  expect(tensors.terms!.shape).toEqual([1024, 1]);
});

it("tracks without words have none, and nothing is to be computed beforehand", async () => {
  const { url } = running().service;
  expect(await raw(url, path(await trackOf("hummed"), "language"))).toMatchObject({
    status: 404,
    body: { code: "unknown-lyrics" },
  });
  const refused = await raw(url, "/v1/features", json({ features: ["language"] }));
  expect(refused).toMatchObject({ status: 400, body: { code: "invalid-request" } });
});

it("words within an uploaded file are described, too", async () => {
  const { client, service } = running();
  const ask = async (bytes: Uint8Array) => {
    const upload = { id: await client.upload(bytes), name: "a sound" };
    const { headers, ...request } = json({ upload, features: ["rms", "terms"] });
    return fetch(`${service.url}/v1/analyses/features`, { ...request, headers });
  };
  expect((await ask(tone())).status).toBe(404);
  put(music, "tune.flac", "tone.flac");
  const answer = await ask(readFileSync(join(music, "tune.flac")));
  expect(Object.keys(decodeSafetensors(new Uint8Array(await answer.arrayBuffer()))).sort()).toEqual(["rms", "terms"]);
});
