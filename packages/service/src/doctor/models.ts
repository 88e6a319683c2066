import { servingOf } from "../deployments/history.js";
import { SegueError } from "../errors.js";
import type { ModelRecord } from "../ports/models.js";
import { FOREIGN } from "../registry/foreign/files.js";
import { loadModel, modelPath, openSealed } from "../registry/model-files.js";
import type { Services } from "../services.js";
import { type Finding, findingsOf } from "./finding.js";

/**
 * Whether every model's files are there, and every deployment serves a model that exists; `thorough`: whether each can be loaded, every file
 * being what was stored.
 */
export async function checkModels(
  services: Pick<Services, "store" | "artifacts" | "runtime">,
  workspace: string,
  thorough: boolean,
): Promise<Finding[]> {
  const { store, artifacts } = services;
  const { ok, problem } = findingsOf("models");
  const findings: Finding[] = [];
  const models = await store.models.list(workspace);
  for (const model of models) {
    const why = await fault(async () => {
      if (thorough) await checkFiles(services, workspace, model);
      else await artifacts.read(modelPath(workspace, model.name, model.version), "model.json");
    });
    if (why !== undefined) findings.push(problem(`${nameOf(model)} in ${workspace}: ${why}`, again(model, workspace)));
  }
  for (const deployment of await store.models.deployments(workspace))
    for (const { model, version } of servingOf(deployment).models)
      if (!models.some((each) => each.name === model && each.version === version))
        findings.push(
          problem(
            `The deployment ${deployment.name} of ${workspace} serves ${model}@${version}, which is not there.`,
            `Serve another: segue models promote MODEL --deployment ${deployment.name} --workspace ${workspace}`,
          ),
        );
  if (findings.length > 0 || models.length === 0) return findings;
  return [ok(`${models.length} models of ${workspace} ${thorough ? "load, and are what was stored" : "have their files"}.`)];
}

/** Every file is what was stored, and a model of ours can be loaded. */
async function checkFiles(
  services: Pick<Services, "artifacts" | "runtime">,
  workspace: string,
  model: ModelRecord,
): Promise<void> {
  const { manifest, file } = await openSealed(services.artifacts, workspace, model);
  for (const name of Object.keys(manifest.files)) await file(name);
  if (model.algorithm !== FOREIGN) await loadModel(services, workspace, model);
}

async function fault(look: () => Promise<void>): Promise<string | undefined> {
  try {
    await look();
    return undefined;
  } catch (thrown) {
    // Files that are no longer what they were may break whatever reads them.
    return thrown instanceof SegueError || thrown instanceof Error ? thrown.message : String(thrown);
  }
}

const nameOf = ({ name, version }: ModelRecord) => `${name}@${version}`;
const again = ({ name, algorithm }: ModelRecord, workspace: string) =>
  `Train it again: segue train ${algorithm} --as ${name} --workspace ${workspace}; then promote it where it is served`;
