import { randomUUID } from "node:crypto";
import { idsFrom } from "../../../jobs/ids.js";
import type { Tuning } from "../../../ports/tunings.js";
import { forecastWish } from "../../../registry/refuse-too-large.js";
import { parseParameters } from "../../../registry/train-job.js";
import { checkSpace, readTuning } from "../../../tunings/check.js";
import { tuneJob } from "../../../tunings/tune-job.js";
import { tuningWish } from "../../../tunings/wish.js";
import { defineRoute } from "../../route.js";
import { presentTuning, tuningSchema } from "../../tuning-schema.js";

export default defineRoute({
  method: "POST",
  url: "/v1/tunings",
  operation: "createTuning",
  tag: "tunings",
  summary: "Searches for the parameters of an algorithm that suit the data, on the validation part of a split; a job does it",
  scope: "train",
  schemas: { body: tuningWish },
  answer: { status: 202, schema: tuningSchema },
  async handle({ workspace, body: wish, seed }, { services, jobs }) {
    const { algorithm } = readTuning(wish);
    checkSpace(wish);
    await forecastWish(services, workspace, algorithm, parseParameters(algorithm.name, wish.config));
    const id = seed === undefined ? randomUUID() : idsFrom(`${seed}:tuning`)();
    const { store, clock } = services;
    const tuning: Omit<Tuning, "job"> = { workspace, id, wish, dataset: null, final: null, createdAt: clock.now() };
    const job = await jobs.addBy(workspace, tuneJob.kind, { tuning: id }, (queued) =>
      store.tunings.add({ ...tuning, job: queued.id }, queued),
    );
    return presentTuning({ ...tuning, job: job!.id }, [], job!.state);
  },
});
