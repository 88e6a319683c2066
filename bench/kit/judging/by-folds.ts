import { onnxruntime } from "@segue/autograd/runtime";
import { analyzers, crossValidate, type JudgedSet, type LabelledSet, resolveConfig } from "@segue/engine";
import { createPool, createRandom } from "@segue/kernels";

/** What an algorithm says of each example, learned from other folds; the folds are those of the seed, whatever the algorithm. */
export async function saidByFolds(
  name: string,
  given: object,
  set: LabelledSet,
  folds: number,
  seed: number,
): Promise<JudgedSet> {
  const algorithm = analyzers.find((each) => each.name === name)!;
  const config = resolveConfig(algorithm, given);
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  const pool = createPool(1);
  const context = { random: createRandom(seed), pool, runtime: onnxruntime({ threads: 1 }), report: async () => {} };
  const judged = await crossValidate({ algorithm, config: config.value, set, folds, random: createRandom(seed), context });
  await pool.close();
  return judged;
}
