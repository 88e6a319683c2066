import type { Command } from "commander";
import { withClient } from "../connection.js";
import { durationSeconds } from "../duration.js";
import { type CommonOptions, command, group } from "../options.js";
import { note, printJson, printTable, printText } from "../print.js";
import { wholeNumber } from "../whole-number.js";

interface CreateOptions extends CommonOptions {
  readonly name: string;
  readonly scopes: string;
  readonly publishable?: boolean;
  readonly origins?: string;
  readonly user?: string;
  readonly rate?: string;
  readonly expires?: string;
}

type Scope = "read" | "events" | "recommend" | "train" | "admin";

export function keysCommand(): Command {
  return group("keys", "the keys of programs that use the API")
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(createCommand())
    .addCommand(rotateCommand())
    .addCommand(revokeCommand());
}

function listCommand(): Command {
  return command("list", "the keys, without their secrets").action((options: CommonOptions) =>
    withClient(options, async ({ api, take }) => {
      const { items } = await take(api.GET("/v1/keys"));
      if (options.json) return printJson(items);
      const usage = await take(api.GET("/v1/usage", { params: { query: { by: "key" } } }));
      const used = new Map(usage.items.map(({ key, requests }) => [key, requests]));
      const rows = items.map(({ id, start, name, scopes, expiresAt, lastUsedAt, revokedAt }) => [
        id,
        `${start}…`,
        name,
        scopes.join(", "),
        lastUsedAt ?? "never",
        (used.get(id) ?? 0).toLocaleString("en"),
        revokedAt === null ? (expiresAt ?? "") : `revoked ${revokedAt}`,
      ]);
      printTable(["key", "begins", "name", "scopes", "last used", "requests in 30 days", "ends"], rows);
    }),
  );
}

function createCommand(): Command {
  return command("create", "makes a key; it is shown this once")
    .option("--name <name>", "what it is for", "key")
    .option("--scopes <list>", "what it may do: read, events, recommend, train, admin", "read,recommend")
    .option("--publishable", "for web pages and apps, where all can see it: it does nothing but send events")
    .option("--origins <list>", "the sites whose pages may use a publishable key, as https://example.com")
    .option("--user <user>", "the only listener it may do something for")
    .option("--rate <n>", "requests a minute")
    .option("--expires <time>", "when it ends, from now: 12h, 90d")
    .action((options: CreateOptions) =>
      withClient(options, async ({ api, take }) => {
        const made = await take(api.POST("/v1/keys", { body: wishOf(options) }));
        if (options.json) return printJson(made);
        show(made.key);
      }),
    );
}

function wishOf({ name, scopes, publishable, origins, user, rate, expires }: CreateOptions) {
  return {
    name,
    // The service judges whether these are scopes.
    scopes: listOf(scopes) as Scope[],
    ...(publishable === true ? { kind: "publishable" as const } : {}),
    ...(origins === undefined ? {} : { origins: listOf(origins) }),
    ...(user === undefined ? {} : { user }),
    ...(rate === undefined ? {} : { rate: wholeNumber("--rate", rate) }),
    ...(expires === undefined
      ? {}
      : { expiresAt: new Date(Date.now() + 1000 * durationSeconds("--expires", expires)).toISOString() }),
  };
}

const listOf = (text: string) => text.split(",").map((each) => each.trim());

function rotateCommand(): Command {
  return command("rotate", "makes a new key with the rights of an old one, which ends after a while")
    .argument("<id>", "the old key's id")
    .option("--grace <time>", "how long the old one still holds: 0s, 24h, 7d", "24h")
    .action((id: string, options: CommonOptions & { readonly grace: string }) =>
      withClient(options, async ({ api, take }) => {
        const grace = durationSeconds("--grace", options.grace);
        const made = await take(api.POST("/v1/keys/{id}/rotate", { params: { path: { id } }, body: { grace } }));
        if (options.json) return printJson(made);
        show(made.key);
      }),
    );
}

function show(key: string): void {
  printText(key);
  note("Keep it: it cannot be shown again.");
}

function revokeCommand(): Command {
  return command("revoke", "makes a key invalid at once")
    .argument("<id>")
    .action((id: string, options: CommonOptions) =>
      withClient(options, async ({ api, take }) => {
        const revoked = await take(api.DELETE("/v1/keys/{id}", { params: { path: { id } } }));
        if (options.json) return printJson(revoked);
        note(`The key ${id} is revoked.`);
      }),
    );
}
