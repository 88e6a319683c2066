import { algorithms, type Entrant, type Interval, resolveConfig } from "@segue/engine";
import { servingOf } from "../deployments/history.js";
import type { JobContext } from "../jobs/handler.js";
import type { ModelRecord } from "../ports/models.js";
import { gainText } from "./gain-text.js";

/** What a deployment serves, as far as something can be compared with it. */
export type Served =
  | { readonly kind: "nothing"; readonly why: string }
  /** It stays, whatever is found. */
  | { readonly kind: "stays"; readonly why: string }
  | { readonly kind: "recipe"; readonly model: string; readonly entrant: Entrant };

/** What is served, by whose recipe the choice is judged too. */
export async function servedBy({ services, workspace }: JobContext, name: string): Promise<Served> {
  const { models } = services.store;
  const deployment = await models.deployment(workspace, name);
  if (deployment === undefined) return { kind: "nothing", why: "nothing was served there before" };
  const { models: served, by } = servingOf(deployment);
  if (by !== null) return { kind: "stays", why: "a mix of models is served there, which only a person changes" };
  const { model, version } = served[0]!;
  const record = await models.get(workspace, model, version);
  if (record === undefined) return { kind: "nothing", why: "what was served there is no more" };
  return recipeOf(record);
}

/** The recipe of a model that was trained here by an algorithm that there is. */
function recipeOf({ name, version, algorithm, config }: ModelRecord): Served {
  const found = algorithms.find((each) => each.name === algorithm);
  const resolved = found && resolveConfig(found, config);
  if (found === undefined || resolved === undefined || "problems" in resolved)
    return { kind: "stays", why: `${name}@${version}, which is served there, cannot be trained here to compare` };
  return { kind: "recipe", model: `${name}@${version}`, entrant: { algorithm: found, config: resolved.value } };
}

/** How much worse than what is served counts as not worse: the interval of the listeners' differences must not go below it. */
export const MARGIN = 0.01;

/** Whether the choice takes the place of what is served, and why (not). `gain`: by how much it exceeds it on the same listeners, higher is better. */
export function placeOf(served: Served, gain: Interval | undefined): { promote: boolean; why: string } {
  if (served.kind === "nothing") return { promote: true, why: served.why };
  if (served.kind === "stays") return { promote: false, why: served.why };
  if (gain === undefined) return { promote: true, why: `it is the recipe of ${served.model}, on newer data` };
  const promote = gain.low >= -MARGIN;
  return { promote, why: `on the same listeners it is ${gainText(gain)} than ${served.model}, which was served before` };
}
