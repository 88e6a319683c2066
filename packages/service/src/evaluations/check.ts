import { algorithms } from "@segue/engine";
import { SegueError } from "../errors.js";
import { createModelRegistry } from "../registry/models.js";
import type { Services } from "../services.js";
import type { EvaluationInput } from "./input.js";
import { readSplit } from "./read-split.js";
import { parseSubject } from "./subject.js";

/** Refuses at once what could not be judged, or only dishonestly. */
export async function checkEvaluation(
  services: Services,
  workspace: string,
  { subjects, split, on, against }: EvaluationInput,
): Promise<void> {
  if (against !== undefined && !subjects.includes(against)) {
    throw new SegueError(
      "invalid-request",
      `${JSON.stringify(against)} cannot be compared with: it is not among what is judged (${subjects.join(", ")}).`,
      { hint: "Write it exactly as one of them, or add it to them." },
    );
  }
  if (on !== undefined) {
    const models = createModelRegistry(services);
    for (const subject of subjects) await models.find(workspace, subject);
    return;
  }
  const refused = await trainedOnes(services, workspace, subjects);
  if (refused.length > 0) {
    throw new SegueError(
      "trained-on-test-data",
      `${refused.join(", ")} learned from all listening data, so any split of it holds tracks that it has seen: the figures would flatter.`,
    );
  }
  for (const subject of subjects) parseSubject(subject);
  readSplit(split);
}

/** The subjects that are models and no algorithms: `name@version`, or a model's own name. */
async function trainedOnes({ store }: Services, workspace: string, subjects: readonly string[]): Promise<string[]> {
  const models = new Set((await store.models.list(workspace)).flatMap(({ name, version }) => [name, `${name}@${version}`]));
  return subjects.filter((subject) => models.has(subject) && !algorithms.some((algorithm) => algorithm.name === subject));
}
