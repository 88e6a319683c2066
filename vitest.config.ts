import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, by how its path ends: it begins first, so that it does not run on alone when all else is done. */
const LONGEST = [
  "algorithms/contract.test.ts",
  "adapters/postgres.test.ts",
  "cli/test/tuning.test.ts",
  "http/postgres.test.ts",
  "auto/auto.test.ts",
  "console/test/data.test.ts",
  "console/test/models.test.ts",
  "console/test/failures.test.ts",
  "foreign/foreign-models.test.ts",
  "cli/test/bad-input.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((end) => moduleId.endsWith(end));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

// Tests import their own package's sources; other packages come built, so `npm run build` goes first (scripts/test.mjs does it).
export default defineConfig({
  test: {
    setupFiles: ["scripts/test-setup.ts"],
    include: ["packages/*/test/**/*.test.ts", "examples/**/*.test.ts", "scripts/**/*.test.ts"],
    // One limit for all, far above what any takes: on a busy machine a test that waits for processes takes many times as long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 240_000 } },
    // Much of the time goes by waiting for the disk and for processes: so a machine with two processors runs three.
    maxWorkers: 3,
    // Files share the modules that a worker has loaded, and what those remember: a good part of the processor time was loading.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
