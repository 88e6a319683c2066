import { expect, it } from "vitest";
import { featuresJob } from "../../src/hearing/features-job.js";
import { likenessSets } from "../../src/hearing/likeness-sets.js";
import { musicJob } from "../../src/hearing/music-job.js";
import { labelledMusic } from "../analyzing/labelled-music.js";
import { raw, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";

const music = temporaryFolder();
const running = runningService({}, async (opened) => {
  labelledMusic(music);
  await runHere(opened, musicJob, { folder: music });
});

const near = (id: string) => {
  const { client } = running();
  return client.take(client.api.GET("/v1/tracks/{id}/near", { params: { path: { id }, query: { n: 7 } } }));
};

/** The track of each file, by its name. */
async function tracks(): Promise<ReadonlyMap<string, string>> {
  const { services } = running().service;
  const sounds = await services.store.sounds.contents("main");
  return new Map(sounds.map(({ place, track }) => [place.split("/").pop()!, track]));
}

it("nothing is near a track before its sound was described, and that is no error", async () => {
  const [id] = (await tracks()).values();
  expect(await near(id!)).toEqual({ track: id, known: false, items: [] });
  const { service } = running();
  expect(await raw(service.url, "/v1/tracks/none/near")).toMatchObject({ status: 404, body: { code: "unknown-track" } });
});

it("nearest to high tones sound high tones, to low ones low ones, to noise noise; what was computed anew is answered", async () => {
  const ids = await tracks();
  const kindOf = new Map([...ids].map(([file, id]) => [id, file.split("-")[0]!]));
  const names = likenessSets.map(({ name }) => name);
  await runHere(running(), featuresJob, { features: names.slice(0, 1) });
  const first = await near(ids.get("high-3.wav")!);
  expect(first.known).toBe(true);
  await runHere(running(), featuresJob, { features: names });
  for (const file of ["high-3.wav", "low-0.wav", "noise-7.wav"]) {
    const { known, items } = await near(ids.get(file)!);
    expect(known).toBe(true);
    // Further away tones of another height may be of the same pitch class.
    expect(items.slice(0, 3).map(({ track }) => kindOf.get(track))).toEqual(Array.from({ length: 3 }, () => file.split("-")[0]));
    expect(items.map(({ distance }) => distance)).toEqual(items.map(({ distance }) => distance).sort((a, b) => a - b));
  }
  expect((await near(ids.get("high-3.wav")!)).items[0]!.distance).not.toBe(first.items[0]!.distance);
});

it("what was measured of a sound is told as a share of all tracks, as their facts are", async () => {
  const { client } = running();
  const ids = await tracks();
  const ranks = (id: string) => client.take(client.api.GET("/v1/tracks/{id}/ranks", { params: { path: { id } } }));
  await runHere(running(), featuresJob, {});
  const loudness = async (id: string) => {
    const { sound } = await client.take(client.api.GET("/v1/tracks/{id}", { params: { path: { id } } }));
    return sound!.features.loudness!.values["integrated loudness"]!;
  };
  const told = await Promise.all([...ids.values()].map(async (id) => ({ id, lufs: await loudness(id) })));
  const loudest = told.reduce((a, b) => (b.lufs > a.lufs ? b : a));
  const known = told.length;
  const louder = told.filter(({ lufs }) => lufs < loudest.lufs).length;
  const expected = { below: louder / (known - 1), above: 0, known };
  expect((await ranks(loudest.id)).sound["integrated loudness"]).toEqual(expected);
  for (const [i, { id }] of told.entries()) {
    const params = { path: { id } };
    await client.take(client.api.PATCH("/v1/tracks/{id}", { params, body: { facts: { bars: 10 * i } } }));
  }
  expect((await ranks(told[1]!.id)).facts.bars).toEqual({ below: 1 / (known - 1), above: (known - 2) / (known - 1), known });
});
