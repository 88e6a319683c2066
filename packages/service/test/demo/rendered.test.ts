import { statSync } from "node:fs";
import { join } from "node:path";
import { soundingTracks } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { featuresJob } from "../../src/hearing/features-job.js";
import { demoJob } from "../../src/simulation/demo-job.js";
import { renderJob } from "../../src/simulation/render-job.js";
import { runHere, runningService } from "../http/running-service.js";

let made: unknown;
const WORLD = { seed: 2, tracks: 240 };
// Music may be read below a folder that has nothing to do with the demo.
const running = runningService({ music: "/nowhere" }, async (opened) => {
  made = await runHere(opened, demoJob, { ...WORLD, listeners: 30, plays: 1500, each: 1 });
});
const sounding = soundingTracks({ ...WORLD, until: Date.now() }, 1);
const [{ track }] = sounding as [(typeof sounding)[number]];
const get = async (path: string) => fetch(`${running().service.url}${path}`);

it("the demo is made by one job: listening, tracks, and their sound", async () => {
  expect(made).toMatchObject({ import: expect.any(String), listeners: 30, tracks: WORLD.tracks, sounding: sounding.length });
  const answer = await get(`/v1/tracks/${track.id}/features?names=tempo`);
  expect(answer.status).toBe(200);
  const asked = await fetch(`${running().service.url}/v1/demo`, { method: "POST" });
  expect([asked.status, await asked.json()]).toMatchObject([400, { code: "invalid-request" }]);
});

describe("the demo's sound", () => {
  it("is there for the most famous track of every genre, and changes none of the tracks", async () => {
    const { store } = running().service.services;
    const asked = sounding.map(({ track: { id } }) => id);
    const answer = await fetch(`${running().service.url}/v1/tracks/sounds`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ tracks: asked }),
    });
    const { items } = (await answer.json()) as { items: { track: string; seconds: number; cover: null }[] };
    expect(items.map((item) => item.track)).toEqual(asked);
    for (const { seconds, cover } of items) {
      expect(seconds).toBeGreaterThan(10);
      expect(seconds).toBeLessThan(45);
      expect(cover).toBeNull();
    }
    expect(await store.tracks.count(MAIN_WORKSPACE)).toBe(WORLD.tracks);
  });

  it("is played as a file of sound, labelled as what it is", async () => {
    const answer = await get(`/v1/tracks/${track.id}/sound`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "audio/wav"]);
    expect(bytes.subarray(0, 4).toString()).toBe("RIFF");
    expect(bytes.subarray(-400).toString()).toContain("rendered by Segue");
    const told = (await (await get(`/v1/tracks/${track.id}`)).json()) as { title: string; facts: { album?: string } };
    expect(JSON.stringify(told)).toContain("Rendered by Segue");
  });

  it("is known to be made up", async () => {
    const { items } = (await (await get("/v1/imports")).json()) as { items: { name: string; simulated: boolean }[] };
    expect(items.find(({ name }) => name === "music rendered by Segue")).toMatchObject({ simulated: true });
  });

  it("is rendered once: another time passes over what is there", async () => {
    const file = join(running().folder, "rendered", MAIN_WORKSPACE, track.genre, `${track.id}.wav`);
    const before = statSync(file).mtimeMs;
    const again = (await runHere(running(), renderJob, { ...WORLD, each: 1 })) as { rows: { kept: number } };
    expect([statSync(file).mtimeMs, again.rows.kept]).toEqual([before, 0]);
  });

  it("has features and pictures", async () => {
    await runHere(running(), featuresJob, { features: ["waveform", "tempo"] });
    const picture = await get(`/v1/tracks/${track.id}/picture?of=waveform`);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
  });
});
