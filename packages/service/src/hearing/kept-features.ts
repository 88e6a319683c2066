import { type Feature, type FeatureSet, type ImageSet, lineage, soundPictures } from "@segue/engine";
import type { TrackSound } from "../ports/sounds.js";
import { decodeSafetensors, encodeSafetensors } from "../registry/safetensors.js";
import type { Services } from "../services.js";
import { summaries, summaryOf } from "./feature-sets.js";

/** What the last hidden layer of a network says: a set that a model is, named `name@version`, the same as long as its seal is. */
export interface ModelSet {
  readonly name: string;
  readonly seal: string;
}

/** A set whose features are kept: one that is computed of sound or of covers, or one that a network makes. */
export type AnySet = FeatureSet | ImageSet | ModelSet;

const lineageOf = (set: AnySet) => ("seal" in set ? set.seal : lineage(set));

/** Where what a set says of a content is kept. */
const pathOf = (workspace: string, hash: string, { name }: AnySet) => `features/${workspace}/${hash}/${name}`;
const LINEAGE = "lineage";
const FEATURE = "feature.safetensors";

export type Kept = Pick<Services, "artifacts">;

/** Whether what a set says of a content is kept, as its present version and those of the sets it needs would say it. */
export async function isKept({ artifacts }: Kept, workspace: string, hash: string, set: AnySet): Promise<boolean> {
  const path = pathOf(workspace, hash, set);
  if (!(await artifacts.has(path))) return false;
  return Buffer.from(await artifacts.read(path, LINEAGE)).toString() === lineageOf(set);
}

/** What a set says of a content, where that is kept and not out of date. */
export async function keptFeature(kept: Kept, workspace: string, hash: string, set: AnySet): Promise<Feature | undefined> {
  if (!(await isKept(kept, workspace, hash, set))) return undefined;
  const tensors = decodeSafetensors(await kept.artifacts.read(pathOf(workspace, hash, set), FEATURE));
  const { shape, data } = tensors[set.name]!;
  return { bands: shape[0]!, frames: shape[1]!, data: data as Float32Array };
}

/** Keeps what a set says of a content, in place of what an earlier version said. */
export async function keepFeature(
  { artifacts }: Kept,
  workspace: string,
  hash: string,
  set: AnySet,
  feature: Feature,
): Promise<void> {
  await artifacts.write(pathOf(workspace, hash, set), {
    [LINEAGE]: Buffer.from(lineageOf(set)),
    [FEATURE]: encodeSafetensors(tensorsOf([[set.name, feature]])),
  });
}

/** What the sets that describe a sound as a whole say of the first of these files, where that is kept. */
export async function summariesOf(kept: Kept, workspace: string, [sound]: readonly TrackSound[]) {
  const told: Record<string, ReturnType<typeof summaryOf>> = {};
  if (sound === undefined) return told;
  for (const set of summaries) {
    const feature = await keptFeature(kept, workspace, sound.hash, set);
    if (feature !== undefined) told[set.name] = summaryOf(set, feature);
  }
  return told;
}

/** The pictures that can be drawn of any of these files: what they show is kept. */
export async function picturesOf(kept: Kept, workspace: string, sounds: readonly TrackSound[]): Promise<string[]> {
  const drawn: string[] = [];
  for (const { name, of } of soundPictures) {
    const there = await Promise.all(sounds.map(({ hash }) => isKept(kept, workspace, hash, of)));
    if (there.includes(true)) drawn.push(name);
  }
  return drawn;
}

/** Features as tensors by their names, bands × frames. */
export const tensorsOf = (features: Iterable<readonly [string, Feature]>) =>
  Object.fromEntries(Array.from(features, ([name, { bands, frames, data }]) => [name, { shape: [bands, frames], data }]));
