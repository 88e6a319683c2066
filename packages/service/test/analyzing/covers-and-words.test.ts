import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { describeJob } from "../../src/analyzing/describe-job.js";
import { featuresJob } from "../../src/hearing/features-job.js";
import { musicJob } from "../../src/hearing/music-job.js";
import { decodeSafetensors } from "../../src/registry/safetensors.js";
import { trainJob } from "../../src/registry/train-job.js";
import { wave, write } from "../hearing/music-folder.js";
import { importText, json, raw, runHere, runningService } from "../http/running-service.js";
import { halves } from "../pictures/drawn.js";
import { temporaryFolder } from "../temporary-folder.js";

const SONGS = 6;
const SUNG = {
  warm: "sunlight on a golden summer morning, we were dancing, laughing, happy in love",
  cold: "frozen rain and winter darkness, I was crying, broken, lonely, full of hate",
} as const;
const LINES = ["over the hills", "all night long", "by the river", "in my town", "on the road", "again and again"];
const tone = (hertz: number) => wave(1, (s) => 0.1 * Math.sin(2 * Math.PI * hertz * s));
const coverOf = (name: string, song: number) =>
  halves("png", name === "warm" ? [230, 90 + 10 * song, 20] : [20, 60 + 10 * song, 220], [128, 128, 128]);

const music = temporaryFolder();
const running = runningService({}, async (opened) => {
  for (const [n, name] of (["warm", "cold"] as const).entries())
    for (let song = 0; song < SONGS; song++) {
      const place = `${name}/${song}/${name}-${song}`;
      write(music, `${place}.wav`, tone(300 + 100 * n + 10 * song));
      write(music, `${place}.txt`, `${SUNG[name]} ${LINES[song]}`);
      write(music, `${name}/${song}/cover.png`, await coverOf(name, song));
    }
  // The same picture and the same words once more: whoever has learned one of them knows the other.
  write(music, "warm/0/warm-again.wav", tone(777));
  write(music, "warm/0/warm-again.txt", `${SUNG.warm} ${LINES[0]}`);
  writeFileSync(join(music, "bare.wav"), tone(888));
  await runHere(opened, musicJob, { folder: music });
});

const train = (algorithm: string, rest: object) => runHere(running(), trainJob, { algorithm, labels: "folders", ...rest });
const upload = async (bytes: Uint8Array, name = "it") => ({ id: await running().client.upload(bytes), name });
const ask = async (model: string, bytes: Uint8Array) =>
  raw(running().service.url, "/v1/analyses", json({ model, upload: await upload(bytes) }));
const trackOf = async (place: string) =>
  (await running().service.services.store.sounds.contents(MAIN_WORKSPACE)).find((each) => each.place === place)!.track;

it("covers are learned, judged and told apart, of a picture, a track, and all of them", async () => {
  expect(await train("stats-classifier", { reads: "covers", as: "look", evaluate: "folds:3" })).toMatchObject({
    learned: {
      ...{ classes: ["cold", "warm"], examples: 13, groups: 12, unread: 0 },
      reading: { what: "covers", sets: ["colour", "layout", "edges"] },
    },
    metrics: { accuracy: { value: 1 } },
  });
  const { client } = running();
  const picture = await client.analyze({ model: "look", upload: await upload(await coverOf("cold", 9)) });
  expect(picture.labels![0]!.label).toBe("cold");
  const track = await client.analyze({ model: "look", track: await trackOf("warm/3/warm-3.wav") });
  expect(track.labels![0]!.label).toBe("warm");
  expect(await runHere(running(), describeJob, { model: "look" })).toMatchObject({ tracks: 13, unread: 0 });
  expect(await ask("look", tone(300))).toMatchObject({ status: 404, body: { code: "unknown-cover" } });
  expect(await ask("look", Buffer.from("a red cover"))).toMatchObject({ status: 400, body: { code: "invalid-request" } });
  const bare = await raw(running().service.url, "/v1/analyses", json({ model: "look", track: await trackOf("bare.wav") }));
  expect(bare).toMatchObject({ status: 404, body: { code: "unknown-features" } });
});

it("a network reads the picture itself, and its last hidden layer is a set of the cover", async () => {
  const config = { layers: [], encoder: "cnn", epochs: 10, batch: 4, heldOut: 0, scale: "channels" };
  expect(await train("classifier", { reads: "covers", as: "net", evaluate: "none", config })).toMatchObject({
    learned: { reading: { what: "covers", sets: ["pixels"] } },
  });
  const { labels } = await running().client.analyze({ model: "net", upload: await upload(await coverOf("cold", 2)) });
  expect(labels![0]!.label).toBe("cold");
  expect(await runHere(running(), featuresJob, { model: "net" })).toMatchObject({ files: 12, computed: 12, failed: 0 });
  const answer = await fetch(
    `${running().service.url}/v1/tracks/${encodeURIComponent(await trackOf("warm/0/warm-again.wav"))}/features?names=net@1,tempo`,
  );
  expect(answer.status).toBe(404);
  const { url } = running().service;
  const own = await fetch(`${url}/v1/tracks/${encodeURIComponent(await trackOf("warm/1/warm-1.wav"))}/features?names=net@1`);
  expect(decodeSafetensors(new Uint8Array(await own.arrayBuffer()))["net@1"]!.shape[0]).toBeGreaterThan(8);
});

it("words are learned by how rare they are, and told of a text, a track, and all of them", async () => {
  const told = (await train("stats-classifier", { reads: "words", as: "sung", evaluate: "folds:3" })) as {
    learned: { reading: { sets: string[]; rarity: number[] } };
  };
  expect(told).toMatchObject({
    learned: { examples: 13, groups: 12, reading: { what: "words", without: [] } },
    metrics: { accuracy: { value: 1 } },
  });
  const { sets, rarity } = told.learned.reading;
  expect(sets[0]).toBe("terms");
  expect(rarity).toHaveLength(1024);
  expect(Math.max(...rarity)).toBeCloseTo(Math.log(14) + 1, 4);
  const { client } = running();
  const text = Buffer.from("so lonely in the frozen winter rain");
  expect((await client.analyze({ model: "sung", upload: await upload(text) })).labels![0]!.label).toBe("cold");
  const track = await client.analyze({ model: "sung", track: await trackOf("warm/2/warm-2.wav") });
  expect(track.labels![0]!.label).toBe("warm");
  expect(await runHere(running(), describeJob, { model: "sung" })).toMatchObject({ tracks: 13 });
  expect(await ask("sung", tone(300))).toMatchObject({ status: 404, body: { code: "unknown-lyrics" } });
  const bare = await raw(running().service.url, "/v1/analyses", json({ model: "sung", track: await trackOf("bare.wav") }));
  expect(bare).toMatchObject({ status: 404, body: { code: "unknown-lyrics" } });
  await expect(runHere(running(), featuresJob, { model: "sung" })).rejects.toMatchObject({ code: "no-network" });
});

it("captions of tables and tags are words, too; what is to be learned is not read", async () => {
  const rows = Array.from(
    { length: 12 },
    (_, i) =>
      `c${i},Song ${i},Band ${i},${i % 2 ? "loud" : "soft"},${i % 2 ? "heavy distorted guitars" : "gentle piano"} number ${i}`,
  );
  await importText(running().client, ["track_id,title,artist,genre,caption", ...rows].join("\n"), "captions.csv");
  const tags = Array.from({ length: 12 }, (_, i) => [
    `ann,c${i},${i % 2 ? "metal" : "calm"}`,
    `ann,c${i},${i % 2 ? "loud" : "soft"}`,
  ]).flat();
  await importText(running().client, ["user_id,track,tag", ...tags].join("\n"), "tags.csv");
  const said = { labels: "genre", evaluate: "folds:3" };
  expect(await train("forest", { ...said, reads: "words", as: "captions", config: { trees: 50 } })).toMatchObject({
    learned: { examples: 12 },
    metrics: { accuracy: { value: 1 } },
  });
  expect(await train("stats-classifier", { ...said, reads: "tags", as: "tagged" })).toMatchObject({
    learned: { examples: 12, reading: { what: "tags", without: ["loud", "soft"] } },
    metrics: { accuracy: { value: 1 } },
  });
  expect((await running().client.analyze({ model: "tagged", track: "c4" })).labels![0]!.label).toBe("soft");
  await expect(train("stats-classifier", { labels: "tags", reads: "tags" })).rejects.toMatchObject({ code: "invalid-parameter" });
});

it("what cannot be read together is refused, and the card tells what is read", async () => {
  await expect(train("forest", { reads: "mfcc,colour" })).rejects.toMatchObject({ code: "invalid-parameter" });
  await expect(train("forest", { reads: "pixels,colour" })).rejects.toMatchObject({ code: "invalid-parameter" });
  await expect(train("forest", { reads: "smell" })).rejects.toMatchObject({ code: "invalid-request" });
  const { client } = running();
  const card = await client.take(client.api.GET("/v1/models/{id}/card", { params: { path: { id: "look" } } }));
  expect(card.learned?.reads).toEqual(["colour", "layout", "edges"]);
});
