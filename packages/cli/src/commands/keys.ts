import type { Command } from "commander";
import { withClient } from "../connection.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable } from "../print.js";

interface CreateOptions extends CommonOptions {
  readonly name: string;
  readonly scopes: string;
}

type Scope = "read" | "events" | "recommend" | "train" | "admin";

export function keysCommand(): Command {
  const create = command("create", "makes a key; it is shown this once")
    .option("--name <name>", "what it is for", "key")
    .option("--scopes <list>", "what it may do: read, events, recommend, train, admin", "read,recommend")
    .action((options: CreateOptions) =>
      withClient(options, async ({ api, take }) => {
        // The service judges whether these are scopes.
        const scopes = options.scopes.split(",").map((scope) => scope.trim()) as Scope[];
        const made = await take(api.POST("/v1/keys", { body: { name: options.name, scopes } }));
        if (options.json) return printJson(made);
        process.stdout.write(`${made.key}\n`);
        note("Keep it: it cannot be shown again.");
      }),
    );
  const list = command("list", "the keys, without their secrets").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/keys"));
      if (options.json) return printJson(items);
      const rows = items.map(({ id, name, scopes, createdAt, revokedAt }) => [
        id,
        name,
        scopes.join(", "),
        createdAt,
        revokedAt ?? "",
      ]);
      printTable(["key", "name", "scopes", "made", "revoked"], rows);
    }),
  );
  const revoke = command("revoke", "makes a key invalid at once")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const revoked = await take(api.DELETE("/v1/keys/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(revoked);
        note(`The key ${id} is revoked.`);
      }),
    );
  return group("keys", "the keys of programs that use the API")
    .addCommand(list, { isDefault: true })
    .addCommand(create)
    .addCommand(revoke);
}
