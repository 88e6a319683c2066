import type { Runtime } from "@segue/autograd";
import { holdsOf, idProblem } from "@segue/engine";
import { tryOut } from "../../deployments/try-out.js";
import { algorithmNamed, decodeModel } from "../model-files.js";
import { invalid, parsed } from "./invalid.js";
import type { Tried, Unpacked } from "./unpacked.js";

/** Lets a model that recommends answer; throws `invalid-model` or `damaged-file` where its tracks, or what it says of itself, do not fit. */
export async function tryRecommender({ name, record, manifest, file }: Unpacked, runtime: Runtime): Promise<Tried> {
  const algorithm = algorithmNamed(manifest.algorithm);
  const holds = holdsOf(algorithm, manifest.config);
  if (record.model.holds !== holds)
    throw invalid(name, `it says that it holds ${record.model.holds}, and ${algorithm.name} holds ${algorithm.holds}`);
  checkTracks(file("tracks.json"), name);
  const told = { name: record.model.name, version: record.model.version };
  const model = await decodeModel(told, name, async (wanted) => file(wanted), runtime);
  await tryOut(model);
  return { holds, tracks: model.tracks.size };
}

function checkTracks(content: Buffer, name: string): void {
  const ids = parsed(content, name, "tracks.json");
  if (!Array.isArray(ids) || ids.length === 0) throw invalid(name, "tracks.json is no list of ids");
  ids.forEach((id: unknown, at) => {
    const problem = typeof id === "string" ? idProblem(id) : "is no text";
    if (problem !== undefined) throw invalid(name, `track ${at + 1} ${problem}`);
    // As they were when it was trained: ascending, so that no id is there twice.
    if (at > 0 && ids[at - 1] >= (id as string)) throw invalid(name, `track ${at + 1} is not in order`);
  });
}
