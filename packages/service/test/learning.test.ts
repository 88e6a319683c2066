import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { connect } from "@segue/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../src/accounts/keys.js";
import type { JobContext } from "../src/jobs/handler.js";
import type { Curve } from "../src/ports/jobs.js";
import { learning } from "../src/registry/learning.js";
import { openService, type Service } from "../src/service.js";
import { held } from "./held-jobs.js";
import { importText } from "./http/running-service.js";
import { temporaryFolder } from "./temporary-folder.js";

const data = mkdtempSync(join(temporaryFolder(), "data-"));
let service: Service;
let client: ReturnType<typeof connect>;

const open = async () => {
  service = await openService({ data, port: 0, log: "silent", jobs: 1 }, { resume: true });
  client = connect({ server: service.url });
};

beforeAll(async () => {
  await open();
  const sessions = Array.from({ length: 900 }, (_, s) =>
    JSON.stringify({ session: Array.from({ length: 6 }, (_, i) => `t${(s + i * (1 + (s % 2))) % 50}`) }),
  );
  await importText(client, sessions.join("\n"), "sessions.jsonl");
});
afterAll(() => service.close());

/** Fewer steps to an epoch than lie between two checkpoints, so that each epoch keeps one, at its end. */
const SMALL = { width: 16, batch: 64, negatives: 64, epochs: 6, patience: 0 };
const curvesOf = (result: unknown) => (Object(result) as { curves?: Curve[] }).curves ?? [];

it("a network that learns is watched epoch by epoch, also where it was interrupted; the model tells of it for good", async () => {
  const begin = () => client.startTraining({ algorithm: "gru", config: SMALL });
  const early = await held(client, begin, {
    at: "train checkpoint 2",
    when: ({ result }) => curvesOf(result)[0]?.learned.length === 2,
  });
  const { id } = early;
  expect(curvesOf(early.result)).toMatchObject([{ algorithm: "gru", epochs: 6 }]);
  expect(early.state).toBe("running");
  await service.close();
  await open();
  const job = await service.jobs.ended(MAIN_WORKSPACE, id);
  expect(job).toMatchObject({ state: "done", attempts: 2 });
  const [curve] = curvesOf(job.result);
  expect(curve!.learned.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(curve!.learned.slice(0, 2)).toEqual(curvesOf(early.result)[0]!.learned.slice(0, 2));
  expect(curve!.learned[5]!.loss).toBeLessThan(curve!.learned[0]!.loss);
  for (const { heldOut } of curve!.learned) expect(Object.keys(heldOut)).toEqual(["hit@20", "mrr@20"]);

  const card = await client.take(client.api.GET("/v1/models/{id}/card", { params: { path: { id: "gru" } } }));
  expect(card.curves).toEqual(curvesOf(job.result));
  const page = await client.page("/v1/models/gru/card", "text/markdown");
  expect(page).toMatch(/## Learning: gru\n\n6 rounds over the data\.\n\n[▁▂▃▄▅▆▇█]{6} loss, from \d/);
  const { items } = await client.take(client.api.GET("/v1/jobs/{id}/log", { params: { path: { id } } }));
  expect(items.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^gru: epoch 6 of 6, loss .*; held out: hit@20 [01]\.\d{4}/),
  );
});

it("a network that has learned enough is ended by hand: its best epoch becomes the model, which says so", async () => {
  const begin = () => client.startTraining({ algorithm: "gru", config: SMALL, as: "enough" });
  const early = await held(client, begin, {
    at: "train checkpoint 2",
    when: ({ result }) => curvesOf(result)[0]?.learned.length === 2,
  });
  expect(early.result).toMatchObject({
    keeps: { algorithm: "gru", epoch: curvesOf(early.result)[0]!.best },
    stages: { all: ["load", "train", "register"], now: "train" },
  });
  expect(early.bytes).toBeGreaterThan(1e6);
  const finish = () => client.finish(early.id);
  expect(await finish()).toMatchObject({ state: "running", finishing: true, cancelling: false });
  const job = await service.jobs.ended(MAIN_WORKSPACE, early.id);
  expect(job).toMatchObject({ state: "done", bytes: 0, result: { model: "enough" } });
  const [curve] = curvesOf(job.result);
  expect(curve).toEqual({ ...curvesOf(early.result)[0], endedByHand: true });
  const page = await client.page("/v1/models/enough/card", "text/markdown");
  expect(page).toContain("2 rounds over the data. Somebody ended it before the 6 that were meant");
  await expect(finish()).rejects.toMatchObject({ problem: { code: "nothing-to-keep" } });
});

it("what a training took counts what it took before it was interrupted", async () => {
  const { services } = service;
  const nothing = async () => {};
  const context = {
    services,
    workspace: MAIN_WORKSPACE,
    id: "interrupted",
    log: nothing,
    learns: nothing,
    isFinishing: () => false,
  } as unknown as JobContext;
  const training = { algorithm: "gru", config: {}, seed: 1, dataset: { fingerprint: "f" } };
  const first = learning(context, training);
  await new Promise((resolve) => setTimeout(resolve, 60));
  const took = first.elapsed();
  await first.learned({ epoch: 1, epochs: 3, loss: 2, "hit@20": Number.NaN }, 1);
  await first.ofChild(2, "gru").checkpoints!.save({ tensors: {} });
  const second = learning(context, training);
  expect(second.elapsed()).toBeLessThan(took);
  expect(await second.checkpoints.load()).toBeUndefined();
  expect(await second.ofChild(2, "gru").checkpoints!.load()).toEqual({ tensors: {} });
  expect(second.elapsed()).toBeGreaterThanOrEqual(took);
  expect(second.curves()).toEqual([{ algorithm: "gru", epochs: 3, learned: [{ epoch: 1, loss: 2, heldOut: {} }], best: 1 }]);
});
