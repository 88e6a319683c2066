import { once } from "node:events";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import type { Service } from "@segue/service";
import { isShared, MAIN_WORKSPACE } from "@segue/service/basics";
import type { Command } from "commander";
import { type CommonOptions, command, DEFAULT_DATA, saidOf } from "../options.js";
import { note, printJson } from "../print.js";

const SETTINGS = ["database", "host", "port", "auth", "jobs", "log", "threads"];
const DEMO_DATA = "./segue-demo";
const console = dirname(fileURLToPath(import.meta.resolve("@segue/console/page")));

interface Options extends CommonOptions {
  readonly demo?: boolean;
}

export function serveCommand(): Command {
  const serve = command("serve", "answers over HTTP until it is stopped")
    .option("--database <url>", "sqlite unless given; postgres://user:password@host/name is better set in SEGUE_DATABASE")
    .option("--host <address>", "where to listen (127.0.0.1 unless given)")
    .option("--port <n>", "where to listen; 0: any free port (8080 unless given)")
    .option("--auth <mode>", "loopback: this machine needs no key; always: everybody needs one (loopback unless given)")
    .option("--jobs <n>", "jobs that run at once; 0: this process only answers")
    .option("--log <level>", "silent, error, warn, info or debug (info unless given)")
    .option("--demo", `the simulated world, in ${DEMO_DATA}, unless ${DEFAULT_DATA} holds data or --data is given`);
  return serve.action(async (options: Options) => {
    // Usually garbage is collected when a quarter has been added to what lives: 40 MB were looked through for 25 ms, during which nobody was answered, every
    // three seconds. It costs memory, at most one and a half times what lives.
    setFlagsFromString("--heap-growing-percent=150");
    const settings = { ...options.settings, ...saidOf(serve, SETTINGS) };
    const chosen = serve.getOptionValueSource("data") !== "default" || isShared(settings);
    const { holdsData, openService } = await import("@segue/service");
    const demo = options.demo === true && (chosen || !(await holdsData(resolve(DEFAULT_DATA))));
    const data = demo && !chosen ? DEMO_DATA : options.data;
    const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    const service = await openService({ ...settings, data }, { resume: true, console });
    process.once("uncaughtException", (thrown) => {
      // Not as the runtime would tell it: the message may name somebody.
      service.services.log.fatal({ err: thrown }, "the service ends: an error that nobody caught");
      process.exit(1);
    });
    try {
      const told = greet(service, data, options, demo);
      await Promise.race([stopped, told.then(() => stopped)]);
    } finally {
      await service.close();
    }
  });
}

async function greet(service: Service, data: string, { json }: Options, demo: boolean): Promise<void> {
  const { url, adminKey, services, jobs } = service;
  if (json) printJson({ url, ...(adminKey === undefined ? {} : { key: adminKey }), data: resolve(data) });
  note(`Segue answers at ${url}: open it in a browser  (data in ${resolve(data)}; docs at ${url}/docs)`);
  if (adminKey !== undefined)
    note(`Admin key, shown this once: ${adminKey}\nFrom this machine none is needed; elsewhere send Authorization: Bearer KEY.`);
  if (demo && (await isDemo(service))) {
    note("Making the simulated world: invented listeners, artists and plays…");
    const { makeDemo } = await import("@segue/service");
    const { ready, whole } = makeDemo(services, jobs, MAIN_WORKSPACE);
    await ready;
    note("Recommendations are ready; better models train in the background, and the best one will serve.");
    whole.catch((thrown: unknown) =>
      note(`The demo's background training stopped: ${thrown instanceof Error ? thrown.message : thrown}`),
    );
  }
  await suggest(service);
}

/** The demo is made where there is nothing, and goes on where it was interrupted. */
async function isDemo({ services: { store } }: Service): Promise<boolean> {
  return (await store.events.count(MAIN_WORKSPACE)) === 0 || store.imports.anySimulated(MAIN_WORKSPACE);
}

async function suggest({ url, services: { store } }: Service): Promise<void> {
  const [user] = (await store.users.list(MAIN_WORKSPACE, { limit: 1 })).items;
  const model = await store.models.served(MAIN_WORKSPACE, "home");
  if (user === undefined) return note("There is no data yet. In another terminal: npx segue import PATH");
  if (model === undefined) return note("There is no model yet. In another terminal: npx segue train item-knn");
  const simulated = (await store.imports.anySimulated(MAIN_WORKSPACE)) ? "  (simulated listeners and tracks)" : "";
  const address = `${url}/v1/users/${encodeURIComponent(user.id)}/recommendations`;
  note(`Try:  curl '${address}'${simulated}`);
  note(`      npx segue recommend ${JSON.stringify(user.id)} --server ${url}`);
}
