import { algorithms, TrainingError } from "@segue/engine";
import { describe, expect, it } from "vitest";
import { howMany } from "../../src/tunings/how-many.js";
import { startTrialProcess } from "../../src/tunings/trial-process.js";
import { held } from "../held-jobs.js";
import { importText, jobWhen, json, raw, runningService, smallWorldCsv } from "../http/running-service.js";

const running = runningService({ jobs: 2 }, async ({ client }) => {
  await importText(client, smallWorldCsv());
});

interface Tuning {
  readonly id: string;
  readonly job: string;
  readonly state: string;
  readonly made: number;
  readonly dataset: string | null;
  readonly usual: { readonly value: number } | null;
  readonly best: {
    readonly number: number;
    readonly figure: { readonly value: number };
    readonly command: string;
    readonly request: { readonly path: string; readonly body: Record<string, unknown> };
  } | null;
  readonly final: { readonly best: number; readonly figures: readonly unknown[]; readonly gains: readonly unknown[] } | null;
  readonly leaderboard: readonly {
    readonly number: number;
    readonly settings: Record<string, unknown>;
    readonly outcome: string;
    readonly figure: { readonly value: number } | null;
    readonly seconds?: unknown;
  }[];
  readonly importance: readonly { readonly parameter: string; readonly share: number }[] | null;
}

const ask = async (path: string, init?: Parameters<typeof raw>[2]) => raw(running().service.url, path, init);
const post = (path: string, body: unknown) => ask(path, json(body));
const get = async (id: string) => (await ask(`/v1/tunings/${id}`)).body as unknown as Tuning;
/** Begins a tuning and waits for its end. */
async function tuned(wish: Record<string, unknown>): Promise<Tuning> {
  const { status, body } = await post("/v1/tunings", wish);
  expect({ status, body }).toMatchObject({ status: 202 });
  const { id, job } = body as unknown as Tuning;
  await jobWhen(running().client, job, ({ state }) => state === "done" || state === "failed");
  return get(id);
}
/** What must be the same however it came about. */
const trialsOf = ({ leaderboard }: Tuning) =>
  [...leaderboard].sort((a, b) => a.number - b.number).map(({ seconds: _, ...trial }) => trial);

describe("a tuning", () => {
  it("judges the usual parameters first, as an evaluation's validation, and tells what trains the best", async () => {
    const tuning = await tuned({ algorithm: "item-knn", trials: 12, seed: 7 });
    expect(tuning).toMatchObject({ state: "done", made: 12, best: { request: { path: "/v1/models" } } });
    const [first] = trialsOf(tuning);
    expect(first).toMatchObject({ number: 1, outcome: "judged", settings: { neighbours: 0, similarityExponent: 0.5 } });
    expect(tuning.usual).toEqual(first!.figure);
    expect(tuning.best!.figure.value).toBeGreaterThanOrEqual(tuning.usual!.value);
    expect(tuning.leaderboard[0]).toMatchObject({ number: tuning.best!.number });
    expect(tuning.final!.best).toBe(tuning.best!.number);
    expect(tuning.final!.figures).toHaveLength(tuning.best!.number === 1 ? 1 : 2);
    expect(tuning.importance!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    const { status } = await post(tuning.best!.request.path, tuning.best!.request.body);
    expect(status).toBe(202);
  });

  it("makes the same trials again, and when it is cancelled goes on as if nothing had been", async () => {
    const wish = { algorithm: "ease", seed: 3 };
    // Far more than it comes to before it is cancelled.
    const begun = (await post("/v1/tunings", { ...wish, trials: 1000 })).body as unknown as Tuning;
    for (let made = 0; made < 3; made = (await get(begun.id)).made) await new Promise((resolve) => setTimeout(resolve, 10));
    await ask(`/v1/jobs/${begun.job}/cancel`, { method: "POST" });
    const stopped = await get(begun.id);
    expect(stopped.state).toBe("cancelled");
    const trials = stopped.made + 4;
    const whole = await tuned({ ...wish, trials });
    expect(trialsOf(stopped)).toEqual(trialsOf(whole).slice(0, stopped.made));
    expect(stopped.final).toBeNull();
    const resumed = (await post(`/v1/tunings/${begun.id}/resume`, { trials })).body as unknown as Tuning;
    await jobWhen(running().client, resumed.job, ({ state }) => state === "done");
    expect(trialsOf(await get(begun.id))).toEqual(trialsOf(whole));
    expect((await get(begun.id)).final).toEqual(whole.final);
  });

  it("makes several at once in processes of their own, which may end", async () => {
    const wish = { algorithm: "item-knn", seed: 3 };
    const { id } = await tuned({ ...wish, trials: 2, parallel: 2 });
    const whole = await get(id);
    expect(whole).toMatchObject({ state: "done", made: 2, parallel: 2 });
    expect(trialsOf(whole)[0]).toEqual(trialsOf(await tuned({ ...wish, trials: 1 }))[0]);
    const { config, store } = running().service.services;
    const tuning = (await store.tunings.get("main", id))!;
    const without = startTrialProcess({ config, tuning: { ...tuning, dataset: "gone" } });
    await expect(without.ready).rejects.toMatchObject({ code: "tuning-outdated", hint: expect.any(String) });
    expect(without.hasEnded).toBe(true);
    const trial = startTrialProcess({ config, tuning });
    const parameters = { neighbours: 0, similarityExponent: 0.5 };
    const judged = trial.judge(
      { config: parameters, leader: undefined },
      async () => trial.end(),
      () => {},
    );
    await expect(judged).rejects.toThrow("ended unexpectedly (signal SIGKILL)");
    expect(trial.hasEnded).toBe(true);
  });

  it("makes one at a time where the usual parameters make nothing, which their trial tells", async () => {
    const { services } = running().service;
    const bytes = () => {
      throw new TrainingError("The layers do not fit each other.", "Choose others.");
    };
    const usual = { algorithm: algorithms[0]!, config: {} };
    const many = howMany({ parallel: "auto", trials: 8 }, { bytes }, usual, { services, id: "tuning" });
    expect(await many).toBe(1);
  });

  it("goes on with more trials after its end, as many at once as it began with, and by the job's retry too", async () => {
    const { id, job } = await tuned({ algorithm: "popularity", trials: 1, parallel: "auto" });
    expect(await get(id)).toMatchObject({ parallel: 1 });
    const { body } = await post(`/v1/tunings/${id}/resume`, { trials: 2 });
    await jobWhen(running().client, (body as unknown as Tuning).job, ({ state }) => state === "done");
    expect(await get(id)).toMatchObject({ made: 2, state: "done" });
    const again = (await ask(`/v1/jobs/${job}/retry`, { method: "POST" })).body as { id: string };
    await jobWhen(running().client, again.id, ({ state }) => state === "done");
    expect(await get(id)).toMatchObject({ made: 2, job: again.id });
  });

  it("trains the best where that is wished", async () => {
    const { job } = await tuned({ algorithm: "ease", trials: 2, train: true, as: "tuned", config: { relaxation: 0.1 } });
    expect((await running().client.job(job)).result).toMatchObject({ model: "tuned@1" });
    const { body } = await ask("/v1/models/tuned");
    expect(body).toMatchObject({ algorithm: "ease", config: { relaxation: 0.1 } });
  });

  it("is a page where a browser asks, with pictures and nothing from anywhere", async () => {
    const { id } = await tuned({ algorithm: "user-knn", trials: 11 });
    const { url } = running().service;
    const answer = await fetch(`${url}/v1/tunings/${id}/report`, { headers: { accept: "text/html" } });
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    const page = await answer.text();
    expect(page.match(/<svg /g)!.length).toBeGreaterThanOrEqual(6);
    expect(page).toContain("Trial by trial");
    expect(page).not.toMatch(/<script|NaN|undefined|Infinity/);
    expect((await ask(`/v1/tunings/${id}/report`)).body).toMatchObject({ id, made: 11 });
  });

  it("goes with its trials, but not while it is worked on", async () => {
    let begun!: Tuning;
    const begin = async () => {
      begun = (await post("/v1/tunings", { algorithm: "als", trials: 2 })).body as unknown as Tuning;
      return running().client.job(begun.job);
    };
    await held(running().client, begin, { at: "tune report 2" });
    const remove = () => ask(`/v1/tunings/${begun.id}`, { method: "DELETE" });
    expect((await remove()).body).toMatchObject({ code: "tuning-runs" });
    expect((await post(`/v1/tunings/${begun.id}/resume`, {})).body).toMatchObject({ code: "tuning-runs" });
    await ask(`/v1/jobs/${begun.job}/cancel`, { method: "POST" });
    expect((await remove()).status).toBe(200);
    expect((await ask(`/v1/tunings/${begun.id}`)).body).toMatchObject({ code: "unknown-tuning" });
  });

  it("passes over parameters that make no network, and says why", async () => {
    const config = { heads: 32, layers: 1, hidden: 8, epochs: 1 };
    const tuning = await tuned({ algorithm: "transformer", config, search: "random", trials: 4 });
    expect(tuning).toMatchObject({ state: "done", made: 4, best: { number: 1 } });
    const refused = { outcome: "refused", figure: null, why: expect.stringMatching(/make no network/) };
    expect(trialsOf(tuning).slice(1)).toContainEqual(expect.objectContaining(refused));
  });

  it("is refused with what would be right", async () => {
    const refused = async (wish: Record<string, unknown>) => (await post("/v1/tunings", wish)).body;
    expect(await refused({ algorithm: "nothing" })).toMatchObject({ code: "unknown-algorithm" });
    expect(await refused({ algorithm: "ease", metric: "coverage@10" })).toMatchObject({ code: "invalid-metric" });
    expect(await refused({ algorithm: "ease", split: "halves" })).toMatchObject({ code: "invalid-split" });
    expect(await refused({ algorithm: "ease", config: { size: 1 } })).toMatchObject({ code: "invalid-parameter" });
    expect(await refused({ algorithm: "popularity", config: { count: "plays" } })).toMatchObject({
      code: "invalid-parameter",
      detail: expect.stringContaining("no parameter left"),
    });
    const { job } = await tuned({ algorithm: "ease", split: "random:0.9,0,0.1" });
    expect(await running().client.job(job)).toMatchObject({ state: "failed", error: { code: "not-enough-data" } });
  });

  it("is not resumed on other data than it began with", async () => {
    const { id, dataset } = await tuned({ algorithm: "popularity", trials: 1 });
    const { services } = running().service;
    await services.snapshotFiles.remove("main", dataset!);
    const { body } = await post(`/v1/tunings/${id}/resume`, { trials: 2 });
    const ended = await jobWhen(
      running().client,
      (body as unknown as Tuning).job,
      ({ state }) => state !== "queued" && state !== "running",
    );
    expect(ended).toMatchObject({ state: "failed", error: { code: "tuning-outdated" } });
  });
});
