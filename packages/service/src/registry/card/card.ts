import { type Algorithm, type AnalyzeAlgorithm, analyzers } from "@segue/engine";
import { learnedBy } from "../../analyzing/analyzer-files.js";
import { namesRead, wishOf } from "../../analyzing/reading.js";
import { servingOf } from "../../deployments/history.js";
import { presentModel, type Surroundings } from "../../http/model-schemas.js";
import { timeText } from "../../http/schemas.js";
import type { ModelData, ModelRecord } from "../../ports/models.js";
import type { Services } from "../../services.js";
import { FOREIGN, type ForeignConfig } from "../foreign/files.js";
import { algorithmNamed, openSealed } from "../model-files.js";
import { parametersOf as configOf } from "../parameters.js";
import { modelData } from "./data.js";
import { limitsOf } from "./limits.js";
import type { ModelCard } from "./schema.js";

/** The card of a model: what it is, what it learned from, how good it is, what it costs, and what it cannot do. */
export async function modelCard(
  { store, clock, artifacts }: Pick<Services, "store" | "clock" | "artifacts">,
  workspace: string,
  record: ModelRecord,
  surroundings: Surroundings,
): Promise<ModelCard> {
  const { algorithm, parameters } = recipeOf(record);
  const here = record.origin === null;
  const data = record.origin === null ? await modelData(store, workspace, record.dataset) : record.origin.data;
  const changedSince = here && data !== null && !(await isCurrent(store, workspace, data));
  const catalogue = await store.tracks.count(workspace);
  const learned = isOwnAnalyzer(record) ? await learnedOf(artifacts, workspace, record) : null;
  const {
    id,
    name,
    version,
    task,
    dataset,
    createdAt,
    holds,
    seed,
    codeVersion,
    job,
    evaluation,
    origin,
    aliases,
    cost,
    ...rest
  } = presentModel(record, surroundings);
  return {
    ...{ id, name, version, task, dataset, createdAt, holds, seed, codeVersion, job, evaluation, origin, aliases, cost },
    algorithm,
    learned,
    data: data === null ? null : presentData(data),
    parameters,
    children: childrenOf(record),
    search: await searchOf(store, workspace, record),
    training: {
      users: rest.users,
      tracks: rest.tracks,
      seconds: rest.seconds,
      peakRssMb: rest.peakRssMb,
      bytes: rest.bytes,
    },
    curves: record.algorithm === FOREIGN ? [] : await curvesOf(artifacts, workspace, record),
    served: servedOf(record, surroundings),
    limits: limitsOf({ record, data, catalogue, changedSince, now: clock.now() }),
  };
}

/** What it combines, by where that stands in its parameters. */
function childrenOf({ task, algorithm, config }: ModelRecord): ModelCard["children"] {
  if (task === "analyze" || algorithm === FOREIGN) return [];
  const children = algorithmNamed(algorithm).children?.(config) ?? {};
  return Object.entries(children).map(([place, child]) => ({
    place,
    algorithm: child.algorithm,
    config: whatDiffers(child.config, configOf(algorithmNamed(child.algorithm), {})),
  }));
}

const whatDiffers = (config: Readonly<Record<string, unknown>>, usual: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(config).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name])));

/** The search that trained it; its job tells, as long as it is known. */
async function searchOf(store: Services["store"], workspace: string, { job: id }: ModelRecord): Promise<string | null> {
  const job = id === null ? undefined : await store.jobs.get(workspace, id);
  const { tuning } = Object(job?.input) as { tuning?: unknown };
  return job?.kind === "tune" && typeof tuning === "string" ? tuning : null;
}

const isOwnAnalyzer = ({ task, algorithm }: ModelRecord) => task === "analyze" && algorithm !== FOREIGN;

async function learnedOf(
  artifacts: Services["artifacts"],
  workspace: string,
  record: ModelRecord,
): Promise<ModelCard["learned"]> {
  const { reading, classes, small, lineages: _, ...learned } = await learnedBy(artifacts, workspace, record);
  const isNetwork = analyzers.find(({ name }) => name === record.algorithm)?.layout !== undefined;
  const read = { reads: [...namesRead(reading)], wish: wishOf(reading, isNetwork) };
  return { ...learned, classes: [...classes], small: [...small], ...read };
}

/** They are in the model's own files, so that they go with it wherever it goes. */
async function curvesOf(artifacts: Services["artifacts"], workspace: string, record: ModelRecord): Promise<ModelCard["curves"]> {
  const { manifest } = await openSealed(artifacts, workspace, record);
  // Readonly there, and not changed here.
  return (manifest.curves ?? []) as ModelCard["curves"];
}

async function isCurrent(store: Services["store"], workspace: string, data: ModelData): Promise<boolean> {
  const newest = await store.snapshots.newest(workspace);
  return newest?.fingerprint === data.snapshot && newest.revision === (await store.events.revision(workspace));
}

function presentData({ takenAt, period, ...data }: ModelData): NonNullable<ModelCard["data"]> {
  return {
    ...data,
    imports: [...data.imports],
    cleaning: [...data.cleaning],
    takenAt: timeText(takenAt),
    period: period === null ? null : { unit: period.unit, from: timeText(period.from), to: timeText(period.to) },
  };
}

/** How the model came about: by which algorithm with which parameters, or elsewhere, as its manifest says. */
function recipeOf(record: ModelRecord): Pick<ModelCard, "algorithm" | "parameters"> {
  if (record.algorithm === FOREIGN) {
    const { source, licence } = (record.config as ForeignConfig).manifest;
    const said = [source && `Source: ${source}.`, licence && `Licence: ${licence}.`].filter(Boolean).join(" ");
    const summary = `A network that was made elsewhere and is served as it came. ${said}`.trim();
    return { algorithm: { name: FOREIGN, summary, paper: "" }, parameters: [] };
  }
  const algorithm = analyzers.find(({ name }) => name === record.algorithm) ?? algorithmNamed(record.algorithm);
  const { name, summary, paper } = algorithm;
  return { algorithm: { name, summary, paper }, parameters: parametersOf(algorithm, record) };
}

function parametersOf({ config }: Algorithm | AnalyzeAlgorithm, record: ModelRecord): ModelCard["parameters"] {
  const schemas: Readonly<Record<string, { default?: unknown; description?: string }>> = config.properties;
  return Object.entries(schemas).map(([name, schema]) => {
    const value = record.config[name] ?? null;
    const standard = schema.default ?? null;
    const changed = JSON.stringify(value) !== JSON.stringify(standard);
    return { name, value, default: standard, changed, description: schema.description ?? "" };
  });
}

function servedOf({ name, version }: ModelRecord, { deployments }: Surroundings): ModelCard["served"] {
  return deployments.flatMap((deployment) => {
    const { models, by } = servingOf(deployment);
    const total = models.reduce((sum, { weight }) => sum + weight, 0);
    const own = models.filter((each) => each.model === name && each.version === version);
    return own.map(({ weight }) => ({ deployment: deployment.name, share: weight / total, by }));
  });
}
