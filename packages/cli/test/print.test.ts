import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { json, run, temporaryFolder, writePlays } from "./segue.js";

const SOURCES = join(import.meta.dirname, "../src");
const HOSTILE = "a\u009b31m\u202eb\u2066";

describe("the terminal", () => {
  it("is written to in one place, which shows what would steer it", () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const writing = files.filter((name) => /console\.|std(?:out|err)\.write/.test(readFileSync(join(SOURCES, name), "utf8")));
    expect(writing).toEqual(["print.ts"]);
  });

  it("is steered by no id and no title", async () => {
    const cwd = temporaryFolder();
    writePlays(cwd);
    await json(["import", "plays.csv"], { cwd });
    await json(["tracks", "change", "jazz1", "--set", `title=${HOSTILE}`], { cwd });
    const unknown = await run(["tracks", "show", HOSTILE], { cwd });
    const shown = await run(["tracks", "show", "jazz1"], { cwd });
    const machine = await run(["tracks", "show", "jazz1", "--json"], { cwd });
    expect(unknown.stderr).toContain("a\\u009b31m\\u202eb\\u2066");
    expect(shown.stdout).toContain("a\\u009b31m\\u202eb\\u2066");
    expect(JSON.parse(machine.stdout)).toMatchObject({ title: HOSTILE });
    for (const { stdout, stderr } of [unknown, shown, machine])
      expect(stdout + stderr).not.toMatch(/[\u007f-\u009f\u202e\u2066]/);
  });
});
