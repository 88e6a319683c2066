import { HOME } from "../../deployments/answerers.js";
import { SegueError } from "../../errors.js";
import type { JobContext } from "../../jobs/handler.js";
import type { LoadedModel } from "../../registry/model-files.js";
import { createModelRegistry, type ModelRegistry } from "../../registry/models.js";
import { idOf } from "../../registry/reference.js";
import type { MapSource } from "../source.js";
import { unitRows } from "../unit-rows.js";

/** By the vectors in which a model keeps what it learned of each track: the one that is named, or the first of those that have any. */
export const model: MapSource = {
  name: "model",
  async vectors({ model: reference }, { services, workspace }) {
    const registry = createModelRegistry(services);
    const named = reference === undefined ? undefined : await registry.load(workspace, reference);
    if (named !== undefined && named.recommender.vectors === undefined) throw without(idOf({ ...named, model: named.name }));
    const found = named ?? (await firstWithVectors(registry, { services, workspace }));
    const { vectors, rows } = unitRows(found.recommender.vectors!.tracks);
    const from = idOf({ model: found.name, version: found.version });
    return { tracks: rows.map((row) => found.tracks.ids[row]!), vectors, from, leftOut: found.tracks.size - rows.length };
  },
};

/** Of what is served first, then of all, the newest first. */
async function firstWithVectors(
  registry: ModelRegistry,
  { services: { store }, workspace }: Pick<JobContext, "services" | "workspace">,
): Promise<LoadedModel> {
  const served = (await store.models.served(workspace, HOME))?.models ?? [];
  const all = (await store.models.list(workspace)).filter(({ task }) => task === "recommend");
  const newest = [...all].sort((a, b) => b.createdAt - a.createdAt).map(({ name, version }) => ({ model: name, version }));
  for (const each of [...served, ...newest]) {
    const loaded = await registry.load(workspace, idOf(each));
    if (loaded.recommender.vectors !== undefined) return loaded;
  }
  throw without(all.length === 0 ? undefined : `None of ${all.length} models`);
}

const without = (which: string | undefined) =>
  new SegueError("not-enough-data", `${which ?? "There is no model that"} keeps a vector of each track.`, {
    hint: "Train one that does with: segue train als; or lay out the plays themselves.",
  });
