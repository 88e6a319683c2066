// `npm run check`: everything that a machine can judge without running the tests. Every step runs, so that one look shows all.
import { spawnSync } from "node:child_process";
import { compiler, root, setUp } from "./setup.mjs";

const audit = "scripts/audit.mjs";

const steps = [
  ["format and lint", "biome", ["check", "."]],
  ["types", "node", [compiler, "-b"]],
  ["types of tests and scripts", "node", [compiler, "-p", "tsconfig.test.json"]],
  ["import rules", "depcruise", ["--config", ".dependency-cruiser.cjs", "packages"]],
  ["unused code and dependencies", "knip", []],
  ["generated files", "tsx", ["scripts/generate.ts", "--check"]],
  ["known vulnerabilities and licences", "node", [audit]],
];

setUp();
let failed = 0;
for (const [what, program, args] of steps) {
  const [command, before] = program === "node" ? [process.execPath, []] : ["npx", ["--no-install", program]];
  const { status, stdout, stderr } = spawnSync(command, [...before, ...args], { cwd: root, encoding: "utf8" });
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${what}`);
  // The audit says what it could not find out, which is no failure.
  if (status !== 0 || args.includes(audit)) process.stdout.write(`${stdout}${stderr}`);
  failed += status === 0 ? 0 : 1;
}
process.exit(failed > 0 ? 1 : 0);
