import { defineConfig } from "vitest/config";

// Tests import their own package's sources; other packages come built, so `npm run build` goes first (scripts/test.mjs does it).
export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts", "examples/**/*.test.ts", "scripts/**/*.test.ts"],
    // One limit for all, far above what any takes: on a busy machine a test that waits for processes takes many times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Much of the time goes by waiting for the disk and for processes: so a machine with two processors runs three.
    maxWorkers: 3,
    // Files share the modules that a worker has loaded, and what those remember: a good part of the processor time was loading.
    isolate: false,
  },
});
