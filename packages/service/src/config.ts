import { availableParallelism } from "node:os";
import { resolve } from "node:path";
// Not all of the engine: every command line starts by reading its settings.
import { conform, OneOf } from "@segue/engine/schema";
import { type Static, Type } from "typebox";
import { SegueError } from "./errors.js";
import { readAddresses } from "./outgoing/addresses.js";

const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;

/** The database that lies in the data folder. */
const OWN_DATABASE = "sqlite";

/** Everything that can be set, with its default. */
export const configSchema = Type.Object(
  {
    data: Type.String({ default: "./segue-data", description: "The folder that holds everything" }),
    database: Type.String({
      default: OWN_DATABASE,
      description:
        "sqlite: a file in the data folder, for one process; or the address of a PostgreSQL database, for several: postgres://user:password@host/name",
    }),
    host: Type.String({ default: "127.0.0.1", description: "The address to listen on" }),
    port: Type.Integer({ minimum: 0, maximum: 65_535, default: 8080, description: "The port to listen on; 0: any free one" }),
    auth: OneOf(["loopback", "always"], {
      default: "loopback",
      description: "loopback: requests from this machine need no key; always: every request needs one",
    }),
    log: OneOf(LOG_LEVELS, { default: "info", description: "How much is logged" }),
    threads: Type.Integer({ minimum: 1, maximum: 1024, default: availableParallelism(), description: "Cores that may be used" }),
    jobs: Type.Integer({
      minimum: 0,
      maximum: 64,
      default: Math.max(1, Math.min(4, availableParallelism() - 1)),
      description: "Jobs that run at once, each in a process of its own; 0: this process only answers",
    }),
    memory: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1 }), Type.String({ pattern: "^\\d+(\\.\\d+)? ?[KMGT]?i?B?$" })], {
        description: "Memory that jobs may take together, in bytes or as 8GB or 500MiB; otherwise what the machine has free",
      }),
    ),
    rate: Type.Integer({
      minimum: 1,
      default: 6000,
      description: "Requests a minute that are answered to one key, where the key says nothing else",
    }),
    refusals: Type.Integer({
      minimum: 1,
      default: 60,
      description: "Requests a minute from one address that may come without a valid key before it has to wait",
    }),
    concurrency: Type.Integer({ minimum: 1, default: 512, description: "Requests that are answered at once" }),
    patience: Type.Number({
      minimum: 0.1,
      maximum: 3600,
      default: 30,
      description: "Seconds within which the headers of a request, and then its JSON, must be there",
    }),
    drain: Type.Number({
      minimum: 0,
      maximum: 600,
      default: 0,
      description:
        "Seconds for which requests are still taken when the service is told to stop, while /ready says so to load balancers",
    }),
    bodyLimit: Type.Integer({ minimum: 1024, default: 1_048_576, description: "The largest JSON body, in bytes" }),
    outgoing: Type.String({
      default: "",
      description: "Hosts and ranges, separated by commas, from which files may be fetched although they are not public",
    }),
    music: Type.String({
      default: "",
      description:
        "Folders, separated by commas, below which operators may have music read and played; otherwise any, for who sits at this machine",
    }),
    device: OneOf(["cpu", "cuda"], {
      default: "cpu",
      description:
        "What networks that were trained here learn and answer on; cuda: an NVIDIA card, whose sums are rounded otherwise than a processor's",
    }),
    networkMemory: Type.Number({
      minimum: 128e6,
      default: 4e9,
      description: "The most memory that a foreign model may take, the runtime included, in bytes",
    }),
    networkSeconds: Type.Number({
      minimum: 0.001,
      maximum: 3600,
      default: 10,
      description: "The longest that a foreign model may compute one answer",
    }),
    trialSeconds: Type.Number({
      minimum: 0.1,
      maximum: 3600,
      default: 60,
      description: "The longest that loading and trying out a foreign model may take",
    }),
    uploadLimit: Type.Integer({ minimum: 1024, default: 50 * 2 ** 30, description: "The largest uploaded file, in bytes" }),
  },
  { additionalProperties: false },
);

type Settings = Static<typeof configSchema>;

/** `memory` in bytes. */
export type Config = Omit<Settings, "memory"> & { readonly memory?: number };

/** Settings from outside as a complete configuration, the data folder absolute; throws `invalid-config`. */
export function parseConfig(given: Readonly<Record<string, unknown>>): Config {
  const parsed = conform(configSchema, given, { convert: true });
  if ("problems" in parsed) {
    const said = parsed.problems.map(({ path, message }) => `${path} ${message}`).join("; ");
    throw new SegueError("invalid-config", `${said}.`, { hint: "Mend the option that is named." });
  }
  const { memory, ...settings } = parsed.value;
  checkDatabase(settings.database);
  readAddresses(settings.outgoing);
  return { ...settings, data: resolve(settings.data), ...(memory === undefined ? {} : { memory: bytesOf(memory) }) };
}

/** `8GB`, `500 MiB` or a number as bytes. */
function bytesOf(amount: number | string): number {
  const [, number, unit, binary] = /^([\d.]+) ?([KMGT]?)(i?)B?$/.exec(String(amount)) ?? [];
  return Math.round(Number(number) * (binary === "i" ? 1024 : 1000) ** ` KMGT`.indexOf(unit || " "));
}

/** Whether other processes may use the same database and data folder at the same time. */
export const isShared = ({ database }: { readonly database?: unknown }): boolean =>
  database !== undefined && database !== OWN_DATABASE;

/** What was found is not told, nor is why it cannot be read: it may hold a password. */
function checkDatabase(database: string): void {
  if (!isShared({ database }) || (/^postgres(ql)?:\/\//.test(database) && URL.canParse(database))) return;
  throw new SegueError("invalid-config", "database must be sqlite, or an address like postgres://user:password@host/name.", {
    hint: "Characters such as @, / and # in a password are written as %40, %2F and %23.",
  });
}
