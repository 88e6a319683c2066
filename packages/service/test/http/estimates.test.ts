import { describe, expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import { importText, json, raw, runningService, smallWorldCsv } from "./running-service.js";

const roomy = runningService({ jobs: 1 }, ({ client }) => importText(client, smallWorldCsv()).then(() => undefined));
/** Room for a process that learns little, not for factors by the thousand. */
const narrow = runningService({ jobs: 1, memory: "170MB" }, ({ client }) =>
  importText(client, smallWorldCsv()).then(() => undefined),
);
const empty = runningService();

const estimate = (url: string, body: unknown) => raw(url, "/v1/estimates", json(body));

describe("an estimate", () => {
  it("tells time and memory before there is a snapshot, and whether they fit", async () => {
    const { body, status } = await estimate(roomy().service.url, { algorithm: "als" });
    expect({ status, body }).toMatchObject({ status: 200, body: { fits: true, advice: [] } });
    expect(body.seconds).toBeGreaterThan(0.1);
    expect(body.bytes).toBeGreaterThan(100e6);
    expect(body.free).toBeGreaterThan(Number(body.bytes));
  });

  it("lays out a network, and says what makes none", async () => {
    const { url } = roomy().service;
    const { body } = await estimate(url, { algorithm: "transformer", config: { layers: 1, heads: 2, width: 16 } });
    const parts = body.layout as { name: string; weights: number[][]; parameters: number }[];
    expect(parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["tracks", "positions", "block.1.attention.qkv", "readout"]),
    );
    expect(parts.find(({ name }) => name === "block.1.attention.qkv")).toMatchObject({
      weights: [[16, 48], [48]],
      parameters: 16 * 48 + 48,
    });
    const odd = await estimate(url, { algorithm: "transformer", config: { heads: 3 } });
    expect(odd.body).toMatchObject({ code: "training-failed", detail: expect.stringMatching(/3 heads/) });
    expect((await estimate(url, { algorithm: "als" })).body).not.toHaveProperty("layout");
  });

  it("needs something to learn from, and an algorithm with parameters that fit", async () => {
    const { url } = roomy().service;
    expect(await estimate(empty().service.url, { algorithm: "als" })).toMatchObject({ status: 409, body: { code: "no-data" } });
    expect(await estimate(url, { algorithm: "magic" })).toMatchObject({ status: 404, body: { code: "unknown-algorithm" } });
    const odd = await estimate(url, { algorithm: "als", config: { factors: 0 } });
    expect(odd).toMatchObject({ status: 400, body: { code: "invalid-parameter" } });
  });

  it("is kept with the job and the model, beside what was measured", async () => {
    const { client, service } = roomy();
    const job = await client.startTraining({ algorithm: "als", as: "kept" });
    expect(job.estimate?.bytes).toBeGreaterThan(100e6);
    const { result, expectedAt } = await service.jobs.ended(MAIN_WORKSPACE, job.id);
    expect(expectedAt).toBeNull();
    expect(result).toMatchObject({ estimate: { bytes: expect.any(Number) }, peakRssMb: expect.any(Number) });
    const model = await service.services.store.models.get(MAIN_WORKSPACE, "kept");
    expect(model?.estimate).toEqual((result as { estimate: unknown }).estimate);
    const { items } = await service.services.store.jobs.logOf(MAIN_WORKSPACE, job.id, { limit: 99, cursor: undefined });
    expect(items.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^als takes about .* s and \d+ MiB of /));
  });
});

describe("a training that does not fit", () => {
  const tooLarge = { algorithm: "als", config: { factors: 1024 } };

  it("is refused when it is asked for, with what would fit", async () => {
    const { url } = narrow().service;
    const { body } = await estimate(url, tooLarge);
    expect(body).toMatchObject({ fits: false, free: 170e6 });
    const advice = body.advice as { algorithm: string; set: Record<string, unknown>; bytes: number }[];
    const factors = advice.find(({ algorithm }) => algorithm === "als")?.set.factors;
    expect(factors).toBeLessThan(1024);
    const refused = await raw(url, "/v1/models", json(tooLarge));
    expect(refused).toMatchObject({ status: 507, body: { code: "not-enough-memory" } });
    expect(refused.body.hint).toContain(`als with factors=${factors}`);
    const fitting = await raw(url, "/v1/models", json({ algorithm: "als", config: { factors } }));
    expect(fitting.status).toBe(202);
    expect((await narrow().service.jobs.ended(MAIN_WORKSPACE, String(fitting.body.id))).state).toBe("done");
  });

  it("is refused in an evaluation, too", async () => {
    const body = { subjects: ["popularity", "als:factors=1024"] };
    expect(await raw(narrow().service.url, "/v1/evaluations", json(body))).toMatchObject({
      status: 507,
      body: { code: "not-enough-memory" },
    });
  });

  it("is refused by the worker, where nobody asked before", async () => {
    const { jobs } = narrow().service;
    const { id } = await jobs.add(MAIN_WORKSPACE, "train", { ...tooLarge, as: "large" });
    expect(await jobs.ended(MAIN_WORKSPACE, id)).toMatchObject({
      state: "failed",
      error: { code: "not-enough-memory", hint: expect.stringContaining("factors=") },
    });
  });
});
