import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { uploadPath } from "../../files.js";
import { type CommonOptions, command } from "../../options.js";
import { note, printJson } from "../../print.js";
import { runJob } from "../../run-job.js";
import { UsageError } from "../../tell-error.js";

interface Options extends CommonOptions {
  readonly manifest: string;
  readonly as?: string;
  readonly promote?: boolean;
}

interface Result {
  readonly model: string;
  readonly version: number;
  readonly task: "recommend" | "analyze";
  readonly tracks: number;
  readonly known: number;
  readonly trial: {
    readonly seconds: { readonly load: number; readonly run: number };
    readonly peakRssMb: number;
    readonly note?: string;
  };
}

export function addCommand(): Command {
  return command("add", "tries out a model that was made elsewhere, and registers it")
    .argument("<file>", "the ONNX file")
    .requiredOption("--manifest <file>", "what the model is, in TOML or JSON (see docs/foreign-models.md)")
    .option("--as <name>", "the model's name, when it is not to be the manifest's")
    .option("--promote", "serve it at once, if it recommends")
    .action((file: string, options: Options) => withClient(options, (client) => addModel(client, file, options)));
}

async function addModel(client: SegueClient, file: string, options: Options): Promise<void> {
  const named = await filesNamedBy(options.manifest);
  const manifest = await uploadFile(client, options.manifest);
  const files = [];
  for (const name of named) files.push({ ...(await uploadFile(client, join(dirname(options.manifest), name))), name });
  const graph = await uploadFile(client, file);
  const { as } = options;
  const job = client.startAdding({ graph, manifest, files, ...(as === undefined ? {} : { as }) });
  const result = await runJob<Result>(client, job);
  if (options.promote) await promote(client, result);
  if (options.json) return printJson(result);
  tell(result);
}

/** The files beside a manifest that it names; what is wrong with it is told before anything is sent. */
async function filesNamedBy(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new UsageError(`There is no manifest ${path} that can be read.`, "Check the path.");
  });
  const { filesOf, parseManifest } = await import("@segue/service");
  const files = filesOf(parseManifest({ name: basename(path), text }));
  for (const name of files)
    if (basename(name) !== name) throw new UsageError(`${path} names ${name}.`, "Name a file in the manifest's own folder.");
  return files;
}

async function uploadFile(client: SegueClient, path: string): Promise<{ id: string; name: string }> {
  const [upload, ...others] = await uploadPath(client, path);
  if (upload !== undefined && others.length === 0) return upload;
  throw new UsageError(`${path} is a folder.`, "Name the file.");
}

async function promote({ api, take }: SegueClient, { model, version }: Result): Promise<void> {
  await take(api.PUT("/v1/deployments/{id}", { params: { path: { id: "home" } }, body: { model: `${model}@${version}` } }));
}

function tell({ model, version, task, tracks, known, trial }: Result): void {
  const of = task === "recommend" ? `, knows ${known} of its ${tracks} tracks here` : "";
  const { seconds, peakRssMb, note: remark } = trial;
  note(`${model}@${version} answers in ${(1000 * seconds.run).toFixed(1)} ms with at most ${peakRssMb} MB${of}`);
  if (remark !== undefined) note(`Listeners are asked about one by one. ${remark}`);
  const next = task === "recommend" ? `segue recommend USER --model ${model}` : `segue analyze FILE.json --model ${model}`;
  note(`Try it with: ${next}`);
}
