// `npm test`: sets up, then runs every test, and closes with a line that counts them. Arguments go to vitest.
//
// Where a few files of the whole suite fail, they are run once more, alone: what fails again is wrong, and what passes then is told by name as
// unsteady, a defect of its own that need not keep everything else from landing.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root, setUp } from "./setup.mjs";

/** More failing files than this are no accident. */
const FEW = 3;

setUp();
const wished = process.argv.slice(2);
let { status, files } = run(wished);
const failing = files.filter((file) => file.status === "failed");
if (status !== 0 && wished.length === 0 && failing.length > 0 && failing.length <= FEW) {
  const again = run(failing.map(({ name }) => relative(root, name)));
  files = [...files.filter((file) => file.status !== "failed"), ...again.files];
  status = again.status;
  if (status === 0)
    for (const name of failing.flatMap(wrongIn)) console.log(`unsteady: ${name} failed, and passed when it was run again`);
}
const count = (state) => files.flatMap(named(state)).length;
const [passed, failed, skipped] = [count("passed"), count("failed"), count("pending") + count("skipped") + count("todo")];
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(status ?? 1);

/** Runs vitest, and gives its exit status and what it tells of each file. */
function run(args) {
  const folder = mkdtempSync(join(tmpdir(), "segue-test-"));
  const results = join(folder, "results.json");
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const command = [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}`, ...args];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
  const { testResults } = JSON.parse(readFileSync(results, "utf8"));
  rmSync(folder, { recursive: true, force: true });
  return { status, files: testResults };
}

/** The tests of a file that ended so, by name. */
function named(state) {
  return ({ name, assertionResults }) =>
    assertionResults.filter((test) => test.status === state).map((test) => `${relative(root, name)} > ${test.fullName}`);
}

/** What failed in a file: tests of it, or the whole file where it came to none. */
function wrongIn(file) {
  const tests = named("failed")(file);
  return tests.length > 0 ? tests : [relative(root, file.name)];
}
