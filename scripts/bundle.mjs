// Makes the programs: each package's entry points (what its package.json exports) become one file or a few in its `dist`, so that a process
// starts by reading a dozen files instead of a thousand. Types are not looked at here: the compiler does that (`npm run build`, `npm run check`).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { sharedShapes } from "./shared-shapes.mjs";

const packages = fileURLToPath(new URL("../packages", import.meta.url));
/** Dependencies of hundreds of small files, which are put into the programs; all others are loaded from node_modules as they are. */
const TAKEN_IN = ["typebox", "kysely"];

/** Libraries mark with directives what runs in browsers, where here everything does; and Node's HTTP, by which the client uploads, is never loaded there. */
const EXPECTED = /MODULE_LEVEL_DIRECTIVE|externalized for browser compatibility/;

for (const name of readdirSync(packages)) {
  const folder = join(packages, name);
  await (existsSync(join(folder, "index.html")) ? bundlePage(folder) : bundle(folder));
}

/** A page for browsers: what changes with its content has that in its name, so that it may be kept for ever. */
async function bundlePage(folder) {
  await build({
    root: folder,
    configFile: false,
    logLevel: "warn",
    // What the page needs of its own packages stands in their sources: they need not be built before it.
    resolve: { alias: { "@segue/client": join(packages, "client/src/index.ts") } },
    build: {
      target: "es2022",
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 800,
      rolldownOptions: { onLog: (level, log, tell) => EXPECTED.test(`${log.code} ${log.message}`) || tell(level, log) },
    },
  });
}

async function bundle(folder) {
  const { dependencies = {}, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const external = Object.keys(dependencies).filter((name) => !TAKEN_IN.includes(name));
  const input = Object.fromEntries(Object.values(exports).map(({ default: file }) => entryOf(folder, file)));
  await build({
    root: folder,
    configFile: false,
    logLevel: "warn",
    plugins: [sharedShapes()],
    ssr: { external, noExternal: TAKEN_IN },
    build: {
      ssr: true,
      outDir: "dist",
      emptyOutDir: true,
      target: "node20",
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        checks: { pluginTimings: false },
        input,
        external: external.map(anyOf),
        output: { minify: false, entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
}

/** `./dist/jobs/worker.js` comes of `src/jobs/worker.ts` and is called `jobs/worker`. */
function entryOf(folder, file) {
  const name = file.replace(/^\.\/dist\/(.*)\.js$/, "$1");
  return [name, join(folder, "src", `${name}.ts`)];
}

/** What is imported under the package's name, whichever of its entry points. */
function anyOf(name) {
  return new RegExp(`^${name}(/|$)`);
}
