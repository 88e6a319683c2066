// Makes the programs: each package's entry points (what its package.json exports) become one file or a few in its `dist`, so that a process
// starts by reading a dozen files instead of a thousand. Types are not looked at here: the compiler does that (`npm run build`, `npm run check`).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const packages = fileURLToPath(new URL("../packages", import.meta.url));
/** Dependencies of hundreds of small files, which are put into the programs; all others are loaded from node_modules as they are. */
const TAKEN_IN = ["typebox", "kysely"];

for (const name of readdirSync(packages)) await bundle(join(packages, name));

async function bundle(folder) {
  const { dependencies = {}, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const external = Object.keys(dependencies).filter((name) => !TAKEN_IN.includes(name));
  const input = Object.fromEntries(Object.values(exports).map(({ default: file }) => entryOf(folder, file)));
  await build({
    root: folder,
    configFile: false,
    logLevel: "warn",
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
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
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
