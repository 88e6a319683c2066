import { type Algorithm, type AnalyzeAlgorithm, type Config, resolveConfig } from "@segue/engine";
import { SegueError } from "../errors.js";

/** An algorithm's parameters from outside; throws `invalid-parameter`, naming each that does not fit. */
export function parametersOf(algorithm: Algorithm | AnalyzeAlgorithm, given: Readonly<Record<string, unknown>>): Config {
  const parsed = resolveConfig(algorithm, given);
  if ("value" in parsed) return parsed.value;
  const said = parsed.problems.map(({ path, message }) => `${path || "the parameters"} ${message}`).join("; ");
  throw new SegueError("invalid-parameter", `${algorithm.name}: ${said}.`, {
    hint: `See its parameters with: segue algorithms ${algorithm.name}`,
  });
}
