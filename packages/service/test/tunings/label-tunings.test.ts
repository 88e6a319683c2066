import { describe, expect, it } from "vitest";
import { musicJob } from "../../src/hearing/music-job.js";
import { labelledMusic, numberTable } from "../analyzing/labelled-music.js";
import { importText, jobWhen, json, raw, runHere, runningService } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";

const music = temporaryFolder();
const running = runningService({ jobs: 1 }, async (opened) => {
  labelledMusic(music);
  await runHere(opened, musicJob, { folder: music });
  await importText(opened.client, numberTable(), "tracks.csv");
});

interface Tuning {
  readonly id: string;
  readonly job: string;
  readonly metric: string | null;
  readonly best: { readonly command: string; readonly request: { readonly body: Record<string, unknown> } } | null;
  readonly final: { readonly listeners: number } | null;
  readonly leaderboard: readonly { readonly number: number; readonly outcome: string; readonly seconds?: unknown }[];
}

const ask = async (path: string, init?: Parameters<typeof raw>[2]) => raw(running().service.url, path, init);
const get = async (id: string) => (await ask(`/v1/tunings/${id}`)).body as unknown as Tuning;
const ended = ({ job }: Tuning) => jobWhen(running().client, job, ({ state }) => !["queued", "running"].includes(state));

async function begun(wish: object, path = "/v1/tunings"): Promise<Tuning> {
  const { status, body } = await ask(path, json(wish));
  expect({ status, body }).toMatchObject({ status: 202 });
  return body as unknown as Tuning;
}
async function tuned(wish: object): Promise<Tuning> {
  const tuning = await begun(wish);
  expect(await ended(tuning)).toMatchObject({ state: "done" });
  return get(tuning.id);
}
const trialsOf = ({ leaderboard }: Tuning) =>
  [...leaderboard].sort((a, b) => a.number - b.number).map(({ seconds: _, ...trial }) => trial);

const QUICK = { regularizations: [0.01], folds: 2 };
const NUMBERS = { algorithm: "forest", labels: "valence,arousal", reads: "facts", config: { trees: 10 }, seed: 3, parallel: 2 };

describe("a tuning of what analyzes", () => {
  it("is judged by labelled tracks, and tells what trains the best on all of them", async () => {
    const begin = await begun({
      algorithm: "stats-classifier",
      config: QUICK,
      labels: "folders",
      reads: "rms,centroid",
      trials: 2,
      train: true,
      as: "tuned",
    });
    expect(begin).toMatchObject({ metric: null, split: "folds:5", judgedBy: "examples", labels: "folders" });
    const job = await ended(begin);
    expect(job).toMatchObject({ state: "done", result: { model: "tuned@1" } });
    const tuning = await get(begin.id);
    expect(tuning).toMatchObject({ state: "done", metric: "accuracy", better: "higher", made: 2, usual: { value: 1 } });
    expect(tuning.leaderboard.every(({ outcome }) => outcome === "judged")).toBe(true);
    expect([4, 5, 6]).toContain(tuning.final!.listeners);
    expect(tuning.best!.command).toMatch(/^segue train stats-classifier .*--labels folders --reads rms,centroid --as tuned$/);
    expect(tuning.best!.request.body).toMatchObject({ labels: "folders", as: "tuned" });
    const { body } = await ask("/v1/models/tuned/card");
    expect(body).toMatchObject({ task: "analyze", learned: { labels: "folders" } });
    const page = await fetch(`${running().service.url}/v1/tunings/${tuning.id}/report`, { headers: { accept: "text/html" } });
    expect(await page.text()).toMatch(/told by models that learned from the others/);
  });

  it("goes on as it would have, also of numbers, and tries kinds and numbers of layers", async () => {
    const whole = await tuned({ ...NUMBERS, trials: 5 });
    expect(whole).toMatchObject({ metric: "r2", made: 5 });
    const part = await tuned({ ...NUMBERS, trials: 2 });
    const resumed = await begun({ trials: 5 }, `/v1/tunings/${part.id}/resume`);
    expect(await ended(resumed)).toMatchObject({ state: "done" });
    expect(trialsOf(await get(part.id))).toEqual(trialsOf(whole));
    const config = { epochs: 2, batch: 8, heldOut: 0 };
    const networks = await tuned({ ...NUMBERS, algorithm: "mood", config, metric: "mae", trials: 2 });
    expect(networks).toMatchObject({ metric: "mae", better: "lower", made: 2 });
    expect(networks.leaderboard[0]).toMatchObject({ settings: { depth: expect.any(Number), width: expect.any(Number) } });
    // Of rows of numbers no encoder reads anything: it is not searched over, nor said.
    expect(networks.leaderboard[0]).not.toHaveProperty("settings.encoder");
    expect(networks.best!.command).not.toMatch(/encoder|recurrent/);
  });

  it("is refused with what would be right", async () => {
    const refused = async (wish: object) => (await ask("/v1/tunings", json(wish))).body;
    expect(await refused({ ...NUMBERS, metric: "ndcg@10" })).toMatchObject({
      code: "invalid-metric",
      hint: expect.stringMatching(/accuracy/),
    });
    expect(await refused({ ...NUMBERS, split: "folds:2" })).toMatchObject({ code: "invalid-split" });
    expect(await refused({ ...NUMBERS, split: "random:0.8,0.1,0.1" })).toMatchObject({ code: "invalid-split" });
    expect(await refused({ ...NUMBERS, config: { trees: 0 } })).toMatchObject({ code: "invalid-parameter" });
    const why = async (wish: object) => (await ended(await begun(wish))).error;
    expect(await why({ ...NUMBERS, metric: "accuracy" })).toMatchObject({ code: "invalid-metric" });
    expect(await why({ ...NUMBERS, labels: "smell" })).toMatchObject({ code: "no-labels" });
    expect(await why({ ...NUMBERS, split: "folds:12" })).toMatchObject({ code: "not-enough-data" });
  });

  it("is not resumed on other labels than it began with", async () => {
    const { id } = await tuned({ ...NUMBERS, trials: 1 });
    await importText(running().client, "track_id,title,artist,valence,arousal\nt99,Song 99,Band 99,1,1", "more.csv");
    const resumed = await begun({ trials: 2 }, `/v1/tunings/${id}/resume`);
    expect(await ended(resumed)).toMatchObject({ state: "failed", error: { code: "tuning-outdated" } });
  });
});
