import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "@segue/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MAIN_WORKSPACE } from "../../src/accounts/keys.js";
import type { Curve } from "../../src/ports/jobs.js";
import { openService, type Service } from "../../src/service.js";
import { held } from "../held-jobs.js";
import { temporaryFolder } from "../temporary-folder.js";
import { labelledMusic } from "./labelled-music.js";

const data = mkdtempSync(join(temporaryFolder(), "data-"));
const music = temporaryFolder();
let service: Service;
let client: ReturnType<typeof connect>;

const open = async () => {
  service = await openService({ data, port: 0, log: "silent", jobs: 1 }, { resume: true });
  client = connect({ server: service.url });
};
beforeAll(async () => {
  await open();
  labelledMusic(music);
  await client.result(await client.startImport({ folder: music } as never));
});
afterAll(() => service.close());

const CONFIG = { layers: [], encoder: "cnn", epochs: 8, batch: 8, crop: 20, heldOut: 0 };
const WISH = { algorithm: "classifier", labels: "folders", evaluate: "folds:2", config: CONFIG };
const curvesOf = (result: unknown) => (Object(result) as { curves?: Curve[] }).curves ?? [];
const tensors = (name: string) => readFileSync(join(data, `models/main/${name}/1/tensors.safetensors`));

it("a training that is judged by folds goes on where it was interrupted, and comes to the same", async () => {
  // All epochs of the first fold, and two of the second.
  const early = await held(client, () => client.startTraining({ ...WISH, as: "interrupted" }), {
    at: "train checkpoint 10",
    when: ({ result }) => curvesOf(result)[1]?.learned.length === 2,
  });
  const { id } = early;
  expect(early.state).toBe("running");
  expect(curvesOf(early.result).map(({ algorithm }) => algorithm)).toEqual([
    "classifier, without fold 1",
    "classifier, without fold 2",
  ]);
  await service.close();
  await open();
  const job = await service.jobs.ended(MAIN_WORKSPACE, id);
  expect(job).toMatchObject({ state: "done", attempts: 2 });
  const { evaluation } = (await client.result(await client.startTraining({ ...WISH, as: "whole" }))) as {
    evaluation: { metrics: object };
  };
  expect((job.result as { evaluation: { metrics: object } }).evaluation.metrics).toEqual(evaluation.metrics);
  expect(tensors("interrupted").equals(tensors("whole"))).toBe(true);
});
