import { writeFile } from "node:fs/promises";
import type { SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { checkWritable, saveStream } from "../../files.js";
import { type CommonOptions, command } from "../../options.js";
import { note, printJson } from "../../print.js";

interface Options extends CommonOptions {
  readonly withHistories?: boolean;
  readonly onnx?: boolean;
}

export function exportCommand(): Command {
  return command("export", "a model as one file, for another installation")
    .argument("<model>", "name, name@version or name@alias")
    .argument("<file>", "where to write it")
    .option("--with-histories", "also where it keeps what listeners heard (without their names)")
    .option("--onnx", "a network for programs other than Segue: as a plain ONNX file, and beside it a manifest with its tracks")
    .action(async (id: string, file: string, options: Options) => {
      await checkWritable(file);
      if (options.onnx) return withClient(options, (client) => exportNetwork(client, id, file, options));
      return withClient(options, async (client) => {
        const { api, take } = client;
        const model = await take(api.GET("/v1/models/{id}", { params: { path: { id } } }));
        const query = options.withHistories ? "?histories=true" : "";
        await saveStream(await client.stream(`/v1/models/${encodeURIComponent(model.id)}/file${query}`), file);
        if (options.json) return printJson({ model: model.id, holds: model.holds, file });
        const histories = model.holds === "histories" ? "; it holds listening histories" : "";
        note(`${file}: ${model.id}${histories}. Bring it in elsewhere with: segue models import ${file}`);
      });
    });
}

/** The graph, and how it is asked in a file of the same name with another ending. */
async function exportNetwork({ api, take, stream }: SegueClient, id: string, file: string, { json }: Options): Promise<void> {
  const manifest = `${file.replace(/\.onnx$/, "")}.json`;
  await checkWritable(manifest);
  const told = await take(api.GET("/v1/models/{id}/network/manifest", { params: { path: { id } } }));
  await writeFile(manifest, `${JSON.stringify(told)}\n`);
  await saveStream(await stream(`/v1/models/${encodeURIComponent(id)}/network`), file);
  if (json) return printJson({ model: id, file, manifest });
  note(
    `${file}: the network; ${manifest}: how it is asked. Add it to another Segue with: segue models add ${file} --manifest ${manifest}`,
  );
}
