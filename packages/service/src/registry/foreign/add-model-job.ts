import { readFile } from "node:fs/promises";
import { type Dataset, onTracks } from "@segue/engine";
import { Type } from "typebox";
import { SegueError } from "../../errors.js";
import { removeUpload, type Upload, useUpload } from "../../imports/uploads.js";
import { defineJob, type JobContext, part } from "../../jobs/handler.js";
import type { ModelRecord } from "../../ports/models.js";
import type { Services } from "../../services.js";
import { currentDataset } from "../../snapshots/current-dataset.js";
import { VERSION } from "../../version.js";
import { listeners } from "../model-files.js";
import { publishModel } from "../publish.js";
import { MODEL_NAME } from "../reference.js";
import { seconds } from "../spent.js";
import { encodeForeign, FOREIGN, type ForeignConfig, type ForeignTracks, openGraph } from "./files.js";
import { inspectGraph } from "./inspect-graph.js";
import { readListFile } from "./list-file.js";
import { type Manifest, parseManifest, type RecommendManifest } from "./manifest.js";
import type { ManifestText } from "./manifest-text.js";
import { tryOut } from "./trial.js";

const upload = (description: string) =>
  Type.Object(
    { id: Type.String({ maxLength: 100 }), name: Type.String({ minLength: 1, maxLength: 1024 }) },
    { additionalProperties: false, description },
  );

/** Larger files are no protobuf any more. */
const LARGEST_GRAPH = 2 ** 31 - 1;
/** The largest manifest or list, in bytes. */
const LARGEST_TEXT = 64e6;

/** Tries a model out that was made elsewhere, and puts it into the registry if it does what its manifest says. */
export const addModelJob = defineJob({
  kind: "add-model",
  input: Type.Object(
    {
      graph: upload("The upload of the .onnx file"),
      manifest: upload("The upload of the manifest; a name that ends in .json is JSON, any other TOML"),
      files: Type.Array(upload("The upload of a file that the manifest names"), { maxItems: 10, default: [] }),
      as: Type.Optional(Type.String({ pattern: MODEL_NAME, description: "The model's name, where it is not the manifest's" })),
    },
    { additionalProperties: false },
  ),
  resource: ({ as, graph }) => `model:${as ?? graph.name}`,
  async run({ graph, manifest, files, as }, context) {
    const { config } = context.services;
    const wish = { graph, manifest, files, ...(as === undefined ? {} : { as }) };
    try {
      const result = await add(wish, context);
      await removeUploads(config.data, context.workspace, wish);
      return result;
    } catch (thrown) {
      // One that is stopped may start again, and needs them.
      if (!(thrown instanceof SegueError && thrown.code === "job-cancelled"))
        await removeUploads(config.data, context.workspace, wish);
      throw thrown;
    }
  },
});

/**
 * The wish with the name that the model gets: two that get the same one are not added at once. Reads the manifest, so that what is wrong
 * with it is told at once; throws `unknown-upload` or `invalid-manifest`, and removes the uploads then.
 */
export async function named<W extends Wish>(
  services: Services,
  workspace: string,
  wish: W,
): Promise<W & { readonly as: string }> {
  try {
    const written = await readText(wish.manifest, { services, workspace });
    const as = wish.as ?? parseManifest(written).name;
    if (as !== undefined) return { ...wish, as };
    throw new SegueError("invalid-manifest", `${written.name}: name is missing.`, { hint: "Say it there, or with --as NAME." });
  } catch (thrown) {
    await removeUploads(services.config.data, workspace, wish);
    throw thrown;
  }
}

async function removeUploads(data: string, workspace: string, { graph, manifest, files }: Wish): Promise<void> {
  for (const { id } of [graph, manifest, ...files]) await removeUpload(data, workspace, id);
}

interface Wish {
  readonly graph: Upload;
  readonly manifest: Upload;
  readonly files: readonly Upload[];
  readonly as?: string | undefined;
}

async function add(wish: Wish, context: JobContext) {
  const { services, workspace, report, log } = context;
  const { clock, config: settings } = services;
  const written = await readText(wish.manifest, context);
  const manifest = parseManifest(written);
  const { as: name } = await named(services, workspace, wish);
  const graph = await readGraph(wish.graph, context);
  const about = inspectGraph(wish.graph.name, graph);
  await report(0, "reading the manifest");
  const [file] = await Promise.all(wish.files.map((each) => readText(each, context)));
  const tracks = manifest.task === "recommend" ? await tracksOf(manifest, file, context) : undefined;
  const labels = manifest.task === "analyze" ? listed(manifest.output.labels, file) : undefined;
  const network = openGraph(services, async () => graph);
  const trial = await tryOut({
    network,
    manifest,
    places: tracks?.ids ?? labels,
    seconds: settings.trialSeconds,
    report: part(report, 0.2, 0.9),
  }).finally(() => network.close());
  await log(
    `answered in ${seconds(1000 * trial.seconds.run)} s, at most ${trial.peakRssMb} MB${trial.note ? `; ${trial.note}` : ""}`,
  );
  await report(0.9, "storing the model");
  const config: ForeignConfig = { manifest: withoutLists(manifest), opset: about.opset, producer: about.producer, trial };
  const stored = encodeForeign({ graph, manifest: written, config, tracks, labels });
  const record: Omit<ModelRecord, "version"> = {
    name,
    algorithm: FOREIGN,
    task: manifest.task,
    config,
    seed: 0,
    dataset: tracks?.dataset ?? "",
    holds: "tracks",
    users: 0,
    tracks: tracks?.ids.length ?? 0,
    bytes: Object.values(stored).reduce((sum, { byteLength }) => sum + byteLength, 0),
    seconds: { load: seconds(1000 * trial.seconds.load), train: 0 },
    peakRssMb: trial.peakRssMb,
    createdAt: clock.now(),
    codeVersion: VERSION,
    job: context.id,
    evaluation: null,
    estimate: null,
    origin: null,
  };
  const version = await publishModel(services, workspace, record, stored);
  return {
    model: name,
    version,
    algorithm: FOREIGN,
    task: manifest.task,
    tracks: record.tracks,
    known: tracks?.known ?? 0,
    trial,
  };
}

async function readText(
  upload: Upload,
  { services, workspace }: Pick<JobContext, "services" | "workspace">,
): Promise<ManifestText> {
  const bytes = await readUpload("invalid-manifest", upload, LARGEST_TEXT, { services, workspace });
  try {
    return { name: upload.name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    throw new SegueError("invalid-manifest", `${upload.name} is no text in UTF-8.`);
  }
}

async function readGraph(upload: Upload, { services, workspace }: JobContext): Promise<Uint8Array> {
  const most = Math.min(LARGEST_GRAPH, services.config.networkMemory);
  return readUpload("model-refused", upload, most, { services, workspace });
}

/** A whole upload; throws `unknown-upload`, and the code given where it has more than so many bytes. */
const readUpload = (
  tooLarge: "invalid-manifest" | "model-refused",
  upload: Upload,
  most: number,
  { services, workspace }: Pick<JobContext, "services" | "workspace">,
): Promise<Uint8Array> =>
  useUpload(services.config.data, workspace, upload, async ({ name, path, size }) => {
    if (size <= most) return readFile(path);
    const sizes = `${size.toLocaleString("en")} bytes, and ${most.toLocaleString("en")} are the most.`;
    throw new SegueError(tooLarge, `${name} has ${sizes}`);
  });

/** The model's tracks and what is known of them here. */
async function tracksOf(
  { tracks }: RecommendManifest,
  file: ManifestText | undefined,
  { services, workspace, report }: JobContext,
): Promise<ForeignTracks & { readonly known: number }> {
  const dataset = await currentDataset(services, workspace, part(report, 0, 0.2));
  const ids = tracks === "catalogue" ? dataset.tracks.ids : listed(tracks, file);
  const known = (ids ?? []).filter((id) => dataset.tracks.indexOf(id) !== undefined).length;
  if (ids === undefined || known === 0)
    throw new SegueError("model-refused", "The catalogue has none of the model's tracks.", {
      hint: "Its ids must be those of the catalogue; see them with: segue tracks list",
    });
  return { ids, known, ...familiarity(dataset, ids) };
}

function familiarity(dataset: Dataset, ids: readonly string[]) {
  const { data } = listeners(onTracks(dataset, ids));
  return { popularity: data as Float32Array, signal: dataset.signal, dataset: dataset.fingerprint };
}

/** The entries of a list: its own, or those of the file that it names. */
function listed(list: readonly string[] | { readonly file: string } | undefined, file: ManifestText | undefined) {
  if (list === undefined || !("file" in list)) return list;
  if (file?.name === list.file) return readListFile(file);
  throw new SegueError("invalid-manifest", `The file ${JSON.stringify(list.file)}, which the manifest names, was not sent.`);
}

/** Lists are in files of their own, so that a record stays small. */
function withoutLists(manifest: Manifest): Manifest {
  if (manifest.task === "recommend")
    return Array.isArray(manifest.tracks) ? { ...manifest, tracks: { file: "tracks.json" } } : manifest;
  const { labels } = manifest.output;
  return Array.isArray(labels) ? { ...manifest, output: { ...manifest.output, labels: { file: "labels.json" } } } : manifest;
}
