import type { PlainNetwork } from "@segue/engine";
import type { Analyzers, LoadedAnalyzer } from "../analyzing/analyzers.js";
import { namesRead } from "../analyzing/reading.js";
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
export async function exportedNetwork(
  { models, analyzers }: { readonly models: ModelRegistry; readonly analyzers: Analyzers },
  workspace: string,
  reference: string,
): Promise<ExportedNetwork> {
  const { name, version, algorithm, task } = await models.find(workspace, reference);
  const id = `${name}@${version}`;
  if (algorithm === FOREIGN)
    throw new SegueError("no-network", `${id} was made elsewhere: the file that it came in is its network.`);
  if (task === "analyze") return analyzerNetwork(await analyzers.load(workspace, id), { name, id, algorithm });
  const { recommender, tracks } = await models.load(workspace, id);
  if (recommender.plain === undefined) throw new SegueError("no-network", `${id} was trained by ${algorithm}.`);
  const network = recommender.plain();
  return { onnx: network.onnx, manifest: manifestOf(network, { name, id, algorithm, tracks: tracks.ids }) };
}

/** It reads one window of what the model reads, and says what the model says of that window. */
function analyzerNetwork(loaded: LoadedAnalyzer, { name, id, algorithm }: Omit<Named, "tracks">): ExportedNetwork {
  if ("foreign" in loaded || loaded.own.analyzer.network === undefined)
    throw new SegueError("no-network", `${id} was trained by ${algorithm}.`);
  const { analyzer, learned } = loaded.own;
  const { kind, classes, reading } = learned;
  const manifest = {
    ...{ task: "analyze", name, notes: `${noteOf(id, algorithm)}; x is a window of ${namesRead(reading).join(", ")}` },
    inputs: { x: { shape: analyzer.network!.window } },
    output: { name: "said", ...(kind === "numbers" ? {} : { labels: classes, multiple: kind === "several" }) },
  };
  return { onnx: analyzer.network!.onnx(), manifest };
}

const noteOf = (id: string, algorithm: string) => `${id}, trained by the algorithm ${algorithm} of Segue ${VERSION}`;

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
  notes: noteOf(id, algorithm),
  inputs: {
    sequence: { name: "sequence", type: "int32", length, keep: "newest", pad: "right", padding: 0, offset: 0 },
    length: { name: "length", type: "int32" },
  },
  output: { name: "scores" },
  tracks,
});
