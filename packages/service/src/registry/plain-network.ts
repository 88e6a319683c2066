import type { PlainNetwork } from "@segue/engine";
import { SegueError } from "../errors.js";
import { VERSION } from "../version.js";
import { FOREIGN } from "./foreign/files.js";
import type { ModelRegistry } from "./models.js";

/** A model's network and the manifest that says how it is asked: with both it can be added elsewhere like any foreign model. */
export interface ExportedNetwork {
  readonly onnx: Uint8Array;
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** The network of a model that was trained here. Throws `no-network` for one that is none, or was made elsewhere. */
export async function exportedNetwork(models: ModelRegistry, workspace: string, reference: string): Promise<ExportedNetwork> {
  const { name, version, algorithm } = await models.find(workspace, reference);
  const id = `${name}@${version}`;
  if (algorithm === FOREIGN)
    throw new SegueError("no-network", `${id} was made elsewhere: the file that it came in is its network.`);
  const { recommender, tracks } = await models.load(workspace, id);
  if (recommender.plain === undefined) throw new SegueError("no-network", `${id} was trained by ${algorithm}.`);
  const network = recommender.plain();
  return { onnx: network.onnx, manifest: manifestOf(network, { name, id, algorithm, tracks: tracks.ids }) };
}

interface Named {
  readonly name: string;
  readonly id: string;
  readonly algorithm: string;
  readonly tracks: readonly string[];
}

/** See `docs/foreign-models.md`. */
const manifestOf = ({ length }: PlainNetwork, { name, id, algorithm, tracks }: Named) => ({
  task: "recommend",
  name,
  notes: `${id}, trained by the algorithm ${algorithm} of Segue ${VERSION}`,
  inputs: {
    sequence: { name: "sequence", type: "int32", length, keep: "newest", pad: "right", padding: 0, offset: 0 },
    length: { name: "length", type: "int32" },
  },
  output: { name: "scores" },
  tracks,
});
