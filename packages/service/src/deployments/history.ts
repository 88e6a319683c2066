import type { RuleWishes } from "@segue/engine";
import type { Deployment, DeploymentChange, ServedModel, Serving } from "../ports/models.js";

/** What a deployment serves. */
export const servingOf = ({ changes }: Deployment): Serving => changes[0]!.serving;

/**
 * The change that a step back leads to: what was served before the present, and after a step back what was before that. A change one of
 * whose models is no more is passed over; undefined where nothing is left to go back to.
 */
export function stepBack({ changes }: Deployment, exists: (model: ServedModel) => boolean): DeploymentChange | undefined {
  let back = changes[0]!.back;
  // Each leads to an older one, so that this ends.
  for (const change of changes.slice(1)) {
    if (change.number !== back) continue;
    if (change.serving.models.every(exists)) return change;
    back = change.back;
  }
  return undefined;
}

/** The same models under other rules; none: the usual ones hold. */
export const withRules = ({ models, by }: Serving, rules: RuleWishes): Serving => ({
  models,
  by,
  ...(Object.keys(rules).length > 0 ? { rules } : {}),
});

/** Whether two deployments serve the same. */
export const sameServing = (a: Serving, b: Serving): boolean => JSON.stringify(a) === JSON.stringify(b);
