// Brings a checkout to the point where the program runs: installs when the lock file changed, builds when a source is newer than
// what was built. Needs nothing but Node. `npm start`, `npm test` and `npm run prove` call it themselves.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
/** TypeScript's native compiler, several times faster than the older one. What needs a compiler as a library finds that under `typescript`. */
export const compiler = join(root, "node_modules/typescript-7/bin/tsc");
const LOCK_STAMP = join(root, "node_modules/.segue-lock");
const BUILD_STAMP = join(root, "node_modules/.segue-build");

/** Installs and builds what is missing or stale, saying so; ends the process with one clear sentence where it cannot. */
export function setUp() {
  checkNode();
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (read(LOCK_STAMP) !== lock) {
    say("installing the dependencies (npm ci), about a minute…");
    run(
      "npm",
      ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
      "The dependencies could not be installed: check the network and the disk.",
    );
    writeFileSync(LOCK_STAMP, lock);
  }
  if (newestSource() > Number(read(BUILD_STAMP) ?? 0)) {
    say("building…");
    const begun = Date.now();
    run(process.execPath, [join(root, "scripts/bundle.mjs")], "The build failed: the lines above say where.");
    writeFileSync(BUILD_STAMP, String(begun));
  }
}

export function say(text) {
  process.stderr.write(`segue: ${text}\n`);
}

/** Runs a program to its end with its output shown; where it fails, says `otherwise` and ends. */
export function run(program, args, otherwise) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (status === 0) return;
  const why = error?.code === "ENOSPC" ? "The disk is full." : otherwise;
  say(why);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if ((major > 20 || (major === 20 && minor >= 19)) && major < 25) return;
  say(`Segue needs Node 20.19 to 24; this is ${process.versions.node}. Install another from your package manager and try again.`);
  process.exit(1);
}

/** When the newest source, manifest or compiler setting was changed, in milliseconds. */
function newestSource() {
  const built = [
    "package-lock.json",
    "tsconfig.base.json",
    "scripts/bundle.mjs",
    "scripts/shared-shapes.mjs",
    "packages/console/index.html",
  ].map((file) => join(root, file));
  for (const name of readdirSync(join(root, "packages"))) {
    const folder = join(root, "packages", name);
    if (!["index.js", "main.js", "index.html"].some((file) => existsSync(join(folder, "dist", file))))
      return Number.POSITIVE_INFINITY;
    built.push(join(folder, "package.json"), join(folder, "tsconfig.json"));
    built.push(...readdirSync(join(folder, "src"), { recursive: true }).map((file) => join(folder, "src", file)));
  }
  return Math.max(...built.map((file) => statSync(file).mtimeMs));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
