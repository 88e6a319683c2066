import { expect, it } from "vitest";
import { musicJob } from "../../src/hearing/music-job.js";
import { trainJob } from "../../src/registry/train-job.js";
import { importText, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";
import { labelledMusic, labelTable, numberTable } from "./labelled-music.js";

const music = temporaryFolder();
const running = runningService();

const offers = async (least?: number) => {
  const { client } = running();
  const query = least === undefined ? {} : { least };
  const { items } = await client.take(client.api.GET("/v1/labels", { params: { query } }));
  return new Map(items.map((offer) => [offer.id, offer]));
};

it("an empty service tells where labels could be, and what to do", async () => {
  const told = await offers();
  expect([...told.keys()]).toEqual(["table", "folders", "tags", "genre", "valence,arousal"]);
  for (const offer of told.values()) {
    expect(offer).toMatchObject({ tracks: 0, classes: 0, names: [] });
    expect(offer.missing).toMatch(/\.$/);
    expect(offer.remedy).toMatch(/mport/);
  }
  expect(told.get("valence,arousal")!.kind).toBe("numbers");
});

it("tells what there is to learn and to read of it, and a training finds just that", async () => {
  const { client } = running();
  labelledMusic(music);
  await runHere(running(), musicJob, { folder: music });
  await importText(client, labelTable(), "labels.csv");
  await importText(client, numberTable(), "numbers.csv");
  const told = await offers();
  expect(told.get("folders")).toMatchObject({
    kind: "one",
    tracks: 24,
    names: ["high", "low", "noise"],
    readable: { sound: 24, covers: 0, words: 0, tags: 0 },
    missing: null,
  });
  expect(told.get("table")).toMatchObject({ kind: "one", tracks: 24, classes: 3 });
  // What is to be learned is not read: tempo and loudness are left.
  expect(told.get("valence,arousal")).toMatchObject({ kind: "numbers", tracks: 40, readable: { sound: 0, facts: 40 } });
  expect(told.get("tempo")).toMatchObject({ kind: "numbers", tracks: 40 });
  expect(told.has("title")).toBe(false);
  // What is measured of every file.
  expect(told.has("duration")).toBe(false);
  const result = await runHere(running(), trainJob, { algorithm: "forest", labels: "folders", config: { trees: 20 } });
  expect(result).toMatchObject({ learned: { classes: told.get("folders")!.names, examples: 24 } });
  const card = await client.take(client.api.GET("/v1/models/{id}/card", { params: { path: { id: "forest" } } }));
  expect(card.learned).toMatchObject({ labels: "folders", wish: "sound", group: "artist" });
});

it("classes of fewer tracks than are wished are left out, and then there is nothing to learn", async () => {
  expect((await offers(9)).get("folders")).toMatchObject({ tracks: 0, small: 3, missing: "No class has 9 tracks." });
  expect((await offers(8)).get("folders")).toMatchObject({ tracks: 24, small: 0 });
});

it("algorithms say which kinds of labels they learn", async () => {
  const { client } = running();
  const { items } = await client.take(client.api.GET("/v1/algorithms"));
  const learns = new Map(items.map((each) => [each.id, each.learns]));
  expect(learns.get("als")).toEqual([]);
  expect(learns.get("mood")).toEqual(["numbers"]);
  expect(learns.get("classifier")).toEqual(["one", "several"]);
});
