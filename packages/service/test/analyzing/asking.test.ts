import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { musicJob } from "../../src/hearing/music-job.js";
import { trainJob } from "../../src/registry/train-job.js";
import { wave } from "../hearing/music-folder.js";
import { importText, json, raw, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { labelledMusic, numberTable } from "./labelled-music.js";

const music = temporaryFolder();
const running = runningService({}, async (opened) => {
  labelledMusic(music);
  writeFileSync(
    join(music, "new.wav"),
    wave(3, (s) => 0.2 * Math.sin(2 * Math.PI * 260 * s)),
  );
  await runHere(opened, musicJob, { folder: music });
  await importText(opened.client, numberTable(), "tracks.csv");
  await runHere(opened, trainJob, { algorithm: "stats-classifier", as: "genre", labels: "folders", evaluate: "none" });
  const config = { layers: [], encoder: "cnn", epochs: 8, batch: 8, heldOut: 0 };
  const numbers = { labels: "valence,arousal", reads: "facts", evaluate: "none" };
  await runHere(opened, trainJob, { algorithm: "mood", config, ...numbers });
});

const upload = async (bytes: Uint8Array) => ({ id: await running().client.upload(bytes), name: "mine.wav" });
const ask = (body: object) => raw(running().service.url, "/v1/analyses", json(body));

it("a file, and a track, are told by a model that was trained here", async () => {
  const { client } = running();
  const file = await client.analyze({
    model: "genre",
    upload: await upload(wave(3, (s) => 0.2 * Math.sin(2 * Math.PI * 260 * s))),
  });
  expect(file).toMatchObject({ model: "genre", version: 1, labels: [{ label: "low" }, {}, {}] });
  expect(file.labels!.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
  const { items } = await client.take(client.api.GET("/v1/tracks", { params: { query: { text: "new" } } }));
  const track = await client.analyze({ model: "genre@1", track: items[0]!.id });
  expect(track.labels![0]!.label).toBe("low");
  expect(track.labels!.map(({ probability }) => probability)).toEqual(file.labels!.map(({ probability }) => probability));
});

it("numbers come with how far off they may be", async () => {
  const { numbers } = await running().client.analyze({ model: "mood", track: "t3" });
  expect(numbers!.map(({ name }) => name)).toEqual(["valence", "arousal"]);
  for (const { value, deviation } of numbers!) {
    expect(Math.abs(value)).toBeLessThan(3);
    expect(deviation).toBeGreaterThan(0);
  }
});

it("what does not fit is refused", async () => {
  expect(await ask({ model: "genre" })).toMatchObject({ status: 400, body: { code: "invalid-request" } });
  expect(await ask({ model: "genre", inputs: {} })).toMatchObject({ status: 400, body: { code: "invalid-request" } });
  expect(await ask({ model: "genre", track: "t1" })).toMatchObject({ status: 404, body: { code: "unknown-features" } });
  expect(await ask({ model: "genre", track: "nobody" })).toMatchObject({ status: 404, body: { code: "unknown-track" } });
  expect(await ask({ model: "mood", upload: await upload(wave(1, () => 0)) })).toMatchObject({
    status: 409,
    body: { code: "wrong-task" },
  });
  expect(await ask({ model: "genre", upload: await upload(Buffer.from("no sound")) })).toMatchObject({
    status: 422,
    body: { code: "unreadable-sound" },
  });
});
