import { type RuleWishes, resolveRules } from "@segue/engine";
import { SegueError } from "../errors.js";

/** Wishes from outside, complete; throws `invalid-parameter`, naming rule, parameter, value and what would be right. */
export function readRules(given: unknown): RuleWishes {
  const resolved = resolveRules(given ?? {});
  if ("value" in resolved) return resolved.value;
  const said = resolved.problems.map(({ path, message }) => `${path} ${message}`).join("; ");
  throw new SegueError("invalid-parameter", `${said}.`, { hint: "See the rules and their parameters with: segue rules" });
}

/** A request's wishes over a deployment's: each takes the place of the other's of the same name. */
export const over = (usual: RuleWishes, asked: RuleWishes): RuleWishes => ({ ...usual, ...asked });
