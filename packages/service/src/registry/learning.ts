import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Config, Dataset, TrainContext } from "@segue/engine";
import type { JobContext } from "../jobs/handler.js";
import { checkpointPath } from "../jobs/output.js";
import { VERSION } from "../version.js";
import { sha256 } from "./model-files.js";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.js";

/** All that decides what a training comes to. */
export interface Training {
  readonly algorithm: string;
  readonly config: Config;
  readonly seed: number;
  readonly dataset: Pick<Dataset, "fingerprint">;
}

/** What a job gives a training that goes on for long: where it notes how far it is, and who is told of each epoch. */
export function learning(context: JobContext, training: Training): Required<Pick<TrainContext, "checkpoints" | "learned">> {
  return {
    checkpoints: checkpointsOf(context, training),
    async learned({ epoch, epochs, loss, hit, mrr }) {
      const judged = Number.isNaN(hit) ? {} : { "hit@20": hit, "mrr@20": mrr };
      const said = Number.isNaN(hit) ? "" : `, held-out sessions: P@20 ${percent(hit)}, MRR@20 ${percent(mrr)}`;
      const line = `${training.algorithm}: epoch ${epoch} of ${epochs}, loss ${loss.toFixed(4)}${said}`;
      await context.log(line, { epoch, epochs, loss, ...judged });
    },
  };
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

/** In the job's folder, under a name that no other training has: a job may make several. */
function checkpointsOf(
  { services, workspace, id }: JobContext,
  { algorithm, config, seed, dataset }: Training,
): NonNullable<TrainContext["checkpoints"]> {
  const key = sha256(JSON.stringify([VERSION, algorithm, config, seed, dataset.fingerprint]));
  const path = checkpointPath(services.config.data, workspace, id, key);
  return {
    async load() {
      const bytes = await readFile(path).catch((thrown: NodeJS.ErrnoException) => {
        if (thrown.code === "ENOENT") return undefined;
        throw thrown;
      });
      return bytes && { tensors: decodeSafetensors(bytes) };
    },
    async save({ tensors }) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, encodeSafetensors(tensors));
      await rename(`${path}.part`, path);
    },
  };
}
