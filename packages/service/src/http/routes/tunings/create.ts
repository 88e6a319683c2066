import { randomUUID } from "node:crypto";
import { idsFrom } from "../../../jobs/ids.js";
import type { Tuning } from "../../../ports/tunings.js";
import { parametersOf } from "../../../registry/parameters.js";
import { forecastWish } from "../../../registry/refuse-too-large.js";
import { checkSpace, readTuning, recipeNamed } from "../../../tunings/read-wish.js";
import { tuneJob } from "../../../tunings/tune-job.js";
import { decided, tuningWish } from "../../../tunings/wish.js";
import { defineRoute } from "../../route.js";
import { presentTuning, tuningSchema } from "../../tuning-schema.js";

export default defineRoute({
  method: "POST",
  url: "/v1/tunings",
  operation: "createTuning",
  tag: "tunings",
  summary:
    "Searches for the parameters of an algorithm that suit the data, on the validation part of a split, or of labelled tracks; a job does it",
  scope: "train",
  schemas: { body: tuningWish },
  answer: { status: 202, schema: tuningSchema },
  async handle({ workspace, body, seed }, { services, jobs }) {
    const wish = decided(body, recipeNamed(body.algorithm).task);
    const { task, algorithm } = readTuning(wish);
    checkSpace(wish);
    // What learns labels is judged when these are read.
    if (task === "recommend") await forecastWish(services, workspace, algorithm, parametersOf(algorithm, wish.config));
    const id = seed === undefined ? randomUUID() : idsFrom(`${seed}:tuning`)();
    const { store, clock } = services;
    const tuning: Omit<Tuning, "job"> = { workspace, id, wish, dataset: null, final: null, createdAt: clock.now() };
    const job = await jobs.addBy(workspace, tuneJob.kind, { tuning: id }, (queued) =>
      store.tunings.add({ ...tuning, job: queued.id }, queued),
    );
    return presentTuning({ ...tuning, job: job!.id }, [], job!.state);
  },
});
