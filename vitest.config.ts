import { defineConfig } from "vitest/config";

// Tests import their own package's sources; other packages come built, so `npm run build` goes first (scripts/test.mjs does it).
export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts", "examples/**/*.test.ts", "scripts/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
