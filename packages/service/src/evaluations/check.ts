import { algorithms, analyzers } from "@segue/engine";
import { readFolds } from "../analyzing/judge-by-folds.js";
import { USUAL_FOLDS } from "../analyzing/wish.js";
import { SegueError } from "../errors.js";
import { createModelRegistry } from "../registry/models.js";
import type { Services } from "../services.js";
import { type EvaluationInput, USUAL_SPLIT } from "./input.js";
import { analyzingSubjects } from "./judge-analyzers.js";
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
  if (analyzingSubjects(subjects) !== undefined) {
    readFolds(split ?? USUAL_FOLDS);
    return;
  }
  for (const subject of subjects) parseSubject(subject);
  readSplit(split ?? USUAL_SPLIT);
}

/** The subjects that are models and no algorithms: `name@version`, or a model's own name. */
async function trainedOnes({ store }: Services, workspace: string, subjects: readonly string[]): Promise<string[]> {
  const models = new Set((await store.models.list(workspace)).flatMap(({ name, version }) => [name, `${name}@${version}`]));
  return subjects.filter(
    (subject) => models.has(subject) && ![...algorithms, ...analyzers].some((algorithm) => algorithm.name === subject),
  );
}
