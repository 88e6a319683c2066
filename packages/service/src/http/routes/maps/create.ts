import { mapJob } from "../../../maps/map-job.js";
import { defineRoute } from "../../route.js";
import { jobSchema, presentJob } from "../../schemas.js";

export default defineRoute({
  method: "POST",
  url: "/v1/maps",
  operation: "createMap",
  tag: "maps",
  summary:
    "Lays out all tracks in the plane, those near each other that are alike; it goes on from the map before, so that places stay",
  scope: "train",
  schemas: { body: mapJob.input },
  answer: { status: 202, schema: jobSchema },
  async handle({ workspace, body }, { jobs, models }) {
    if (body.model !== undefined) await models.find(workspace, body.model);
    return presentJob(await jobs.add(workspace, mapJob.kind, body));
  },
});
