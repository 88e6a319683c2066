import { writeFile } from "node:fs/promises";
import type { Job } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../connection.js";
import { checkWritable } from "../files.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";
import { runJob } from "../run-job.js";

export function usersCommand(): Command {
  const list = command("list", "the listeners, the first thousand").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/users", { params: { query: { limit: 1000 } } }));
      if (options.json) return printJson(items);
      printTable(
        ["user", "known since"],
        items.map(({ id, createdAt }) => [id, createdAt]),
      );
    }),
  );
  return group("users", "listeners: list, export, erase")
    .addCommand(list, { isDefault: true })
    .addCommand(exportCommand())
    .addCommand(eraseCommand());
}

function exportCommand(): Command {
  return command("export", "everything that is kept about a listener, as JSON")
    .argument("<user>")
    .option("--out <file>", "write it there instead of to stdout")
    .action(async (id: string, options: CommonOptions & { readonly out?: string }) => {
      if (options.out !== undefined) await checkWritable(options.out);
      return withClient(options, async ({ api, take }) => {
        const told = await take(api.GET("/v1/users/{id}/export", { params: { path: { id } } }));
        if (options.out === undefined) return printJson(told);
        await writeFile(options.out, `${JSON.stringify(told, null, 2)}\n`);
        note(`${options.out}: ${told.events.length.toLocaleString("en")} events`);
      });
    });
}

interface Erased {
  readonly snapshots: number;
  readonly trained: readonly string[];
}

function eraseCommand(): Command {
  return command("erase", "erase a listener for good: everything they did, and their part of every snapshot")
    .argument("<user>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async (client) => {
        const job = client.take(client.api.DELETE("/v1/users/{id}", { params: { path: { id } } })) as Promise<Job>;
        const erased = await runJob<Erased>(client, job);
        if (options.json) return printJson({ user: id, ...erased });
        note(`${id}: erased, ${erased.snapshots} snapshots rewritten`);
        for (const model of erased.trained) note(`  ${model} holds histories: it was trained again without this one`);
      }),
    );
}
