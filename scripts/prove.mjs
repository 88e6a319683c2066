// `npm run prove [name…]`: sets up where something is missing or stale, then measures the promises (all, or those named). See bench/prove.ts.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const setup = fileURLToPath(new URL("setup.mjs", import.meta.url));

/** Runs Node to its end and gives its exit status; Ctrl-C reaches the child, which cleans up. */
function node(...args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
}

const ready = existsSync(setup) ? node(setup) : 0;
process.exit(ready || node("--import", "tsx", "bench/prove.ts", ...process.argv.slice(2)));
