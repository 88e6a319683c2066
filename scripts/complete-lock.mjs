// Adds to package-lock.json the optional platform packages that npm left out because the registry at hand does not offer them:
// `npm ci` insists on their being listed, though it installs none that is for another platform. Run it after `npm install`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32", "wasm32"];
const PROCESSORS = {
  "arm-": "arm",
  arm64: "arm64",
  ia32: "ia32",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  x64: "x64",
};

const file = join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = Object.values(lock.packages).flatMap((entry) =>
  Object.entries(entry.optionalDependencies ?? {}).filter(([name]) => lock.packages[`node_modules/${name}`] === undefined),
);
for (const [name, version] of missing) {
  const os = SYSTEMS.find((system) => name.includes(system));
  const [, cpu] = Object.entries(PROCESSORS).find(([mark]) => name.includes(mark)) ?? [];
  if (os === undefined || cpu === undefined) throw new Error(`${name}: for which platform is it? Add it to this script.`);
  const libc = name.endsWith("musl") ? { libc: ["musl"] } : {};
  lock.packages[`node_modules/${name}`] = { version, cpu: [cpu], dev: true, optional: true, os: [os], ...libc };
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`added ${missing.length}: ${missing.map(([name]) => name).join(", ")}`);
