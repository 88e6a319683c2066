import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { imageFeatures } from "@segue/engine";
import { expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { featuresJob } from "../../src/hearing/features-job.js";
import { musicJob } from "../../src/hearing/music-job.js";
import { decodeSafetensors } from "../../src/registry/safetensors.js";
import { json, raw, runHere, runningService } from "../http/running-service.js";
import { halves, packedZeros, pngOf } from "../pictures/drawn.js";
import { temporaryFolder } from "../temporary-folder.js";
import { wave, write } from "./music-folder.js";

const music = temporaryFolder();
const tone = (hertz: number) => wave(1, (s) => 0.1 * Math.sin(2 * Math.PI * hertz * s));
const running = runningService({}, async (opened) => {
  for (const [place, hertz] of [
    ["red/one.wav", 300],
    ["red/two.wav", 400],
    ["broken/three.wav", 500],
    ["none/four.wav", 600],
  ] as const)
    write(music, place, tone(hertz));
  write(music, "red/cover.jpg", await halves("jpeg", [220, 20, 20], [220, 20, 20]));
  write(music, "broken/cover.png", pngOf(100_000, 100_000, { IDAT: packedZeros(1e4) }));
  await runHere(opened, musicJob, { folder: music });
});
const compute = (...features: string[]) => runHere(running(), featuresJob, { features });

async function soundOf(place: string) {
  const sounds = await running().service.services.store.sounds.contents(MAIN_WORKSPACE);
  return sounds.find((each) => each.place === place)!;
}
const path = async (place: string, names: string) =>
  `/v1/tracks/${encodeURIComponent((await soundOf(place)).track)}/features?names=${names}`;

it("sets of covers are listed beside those of sound and words", async () => {
  const { items } = await running().client.take(running().client.api.GET("/v1/features"));
  expect(items.filter(({ of }) => of === "cover").map(({ id }) => id)).toEqual(imageFeatures.map(({ name }) => name));
});

it("features of covers are computed once for each picture, however many tracks share it", async () => {
  expect(await compute("colour", "layout")).toMatchObject({
    files: 0,
    ofCovers: {
      ...{ covers: 2, computed: 1, there: 0, failed: 1, without: 1 },
      examples: [{ file: "broken/three.wav", reason: expect.stringMatching(/claims 100,000 × 100,000 dots/) }],
    },
  });
  expect(await compute("colour", "rms")).toMatchObject({ files: 4, computed: 4, ofCovers: { computed: 0, there: 1 } });
  expect(await compute("rms")).toEqual(expect.not.objectContaining({ ofCovers: expect.anything() }));
});

it("what covers are made of is told of many tracks at once: pictures, and what is known or was measured of how they sound", async () => {
  const { client } = running();
  await runHere(running(), featuresJob, { features: ["key", "loudness", "tempo"] });
  const [red, none] = [(await soundOf("red/one.wav")).track, (await soundOf("none/four.wav")).track];
  await client.take(
    client.api.PATCH("/v1/tracks/{id}", { params: { path: { id: none } }, body: { facts: { tempo: 77, year: 1999 } } }),
  );
  const body = { tracks: [none, "nobody", red, none] };
  const { items } = await client.take(client.api.POST("/v1/tracks/covers", { body }));
  expect(items.map(({ track }) => track)).toEqual([none, red]);
  expect(items[1]!.cover).toMatch(/^[0-9a-f]{64}$/);
  expect(items[0]).toMatchObject({ cover: null, facts: { tempo: 77, loudness: expect.any(Number), key: expect.any(Number) } });
  expect(items[0]!.facts).not.toHaveProperty("year");
});

it("they are given away with those of sound", async () => {
  const answer = await fetch(`${running().service.url}${await path("red/two.wav", "colour,rms")}`);
  const tensors = decodeSafetensors(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(tensors).sort()).toEqual(["colour", "rms"]);
  const { bands } = imageFeatures.find(({ name }) => name === "colour")!;
  const told = Object.fromEntries((bands as string[]).map((band, i) => [band, tensors.colour!.data[i]!]));
  expect(told["green to red, mean"]).toBeGreaterThan(60);
  expect(told["lightness, deviation"]).toBeLessThan(2);
  for (const [place, names] of [
    ["none/four.wav", "colour"],
    ["red/one.wav", "pixels"],
  ] as const)
    expect(await raw(running().service.url, await path(place, names))).toMatchObject({
      status: 404,
      body: { code: "unknown-features" },
    });
});

it("an uploaded picture is described, and a text; what such a file has not is refused", async () => {
  const { client, service } = running();
  const ask = async (bytes: Uint8Array, ...features: string[]) => {
    const { headers, ...request } = json({ upload: { id: await client.upload(bytes), name: "it" }, features });
    return fetch(`${service.url}/v1/analyses/features`, { ...request, headers });
  };
  const shapes = async (answer: Response) => {
    const tensors = decodeSafetensors(new Uint8Array(await answer.arrayBuffer()));
    return Object.fromEntries(Object.entries(tensors).map(([name, { shape }]) => [name, shape]));
  };
  const picture = await halves("webp", [1, 2, 3], [4, 5, 6]);
  expect(await shapes(await ask(picture, "edges", "pixels"))).toEqual({ edges: [80, 1], pixels: [96, 32] });
  expect(await shapes(await ask(Buffer.from("a lonely road"), "mood-words"))).toEqual({ "mood-words": [3, 1] });
  const refusals = [
    [picture, ["rms"], 400, "invalid-request"],
    [picture.subarray(0, picture.length / 2), ["colour"], 422, "unreadable-picture"],
    [Buffer.from("a lonely road"), ["colour"], 400, "invalid-request"],
    [Buffer.from("a\0b"), ["terms"], 422, "unreadable-text"],
    [tone(300), ["colour"], 404, "unknown-cover"],
  ] as const;
  for (const [bytes, features, status, code] of refusals)
    expect(await (await ask(bytes, ...features)).json()).toMatchObject({ status, code });
});

it("they go with the covers", async () => {
  const folder = join(running().folder, "features/main");
  const { cover } = await soundOf("red/one.wav");
  expect(existsSync(join(folder, cover!.hash, "colour"))).toBe(true);
  rmSync(join(music, "red/cover.jpg"));
  await runHere(running(), musicJob, { folder: music });
  expect(readdirSync(folder)).not.toContain(cover!.hash);
});
