import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { checkWritable, saveStream } from "../../files.js";
import { type CommonOptions, command } from "../../options.js";
import { note, printJson } from "../../print.js";

interface Options extends CommonOptions {
  readonly withHistories?: boolean;
}

export function exportCommand(): Command {
  return command("export", "a model as one file, for another installation")
    .argument("<model>", "name, name@version or name@alias")
    .argument("<file>", "where to write it")
    .option("--with-histories", "also where it keeps what listeners heard (without their names)")
    .action(async (id: string, file: string, options: Options) => {
      await checkWritable(file);
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
