import { Type } from "typebox";
import { SegueError } from "../../../errors.js";
import { stateOf, tuningNamed } from "../../../tunings/named.js";
import { tuneJob } from "../../../tunings/tune-job.js";
import { wishProperties } from "../../../tunings/wish.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";
import { presentTuning, tuningSchema } from "../../tuning-schema.js";

export default defineRoute({
  method: "POST",
  url: "/v1/tunings/:id/resume",
  operation: "resumeTuning",
  tag: "tunings",
  summary: "Goes on where a search for parameters was interrupted, or ended: with more trials, or more time",
  scope: "train",
  schemas: {
    params: strict({ id: idSchema("The tuning") }),
    body: strict({
      trials: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: "How many in all; otherwise as before" })),
      minutes: wishProperties.minutes,
    }),
  },
  answer: { status: 202, schema: tuningSchema },
  async handle({ workspace, params, body }, { services, jobs }) {
    const { store } = services;
    const seen = await tuningNamed(services, workspace, params.id);
    const busy = (state: string) => new SegueError("tuning-runs", `Its job ${seen.job} is ${state}.`);
    const state = await stateOf(services, seen);
    if (state === "queued" || state === "running") throw busy(state);
    const wish = { ...seen.wish, ...body };
    const job = await jobs.addBy(workspace, tuneJob.kind, { tuning: params.id }, (queued) =>
      store.tunings.resume(seen, wish, queued),
    );
    if (job === undefined) throw busy("queued");
    return presentTuning({ ...seen, wish, job: job.id }, await store.tunings.trials(workspace, params.id), job.state);
  },
});
