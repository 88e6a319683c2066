import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { json, run, serve, stop, temporaryFolder, writePlays } from "./segue.js";

const where = { cwd: temporaryFolder() };
const ANY_PORT = ["--config", "any-port.toml"];

it("the doctor's exit status and words tell whether all is well, also beside a server and through it", async () => {
  writeFileSync(join(where.cwd, "any-port.toml"), "port = 0\n");
  writePlays(where.cwd);
  await json(["import", "plays.csv"], where);
  await json(["train", "popularity"], where);
  const [report] = await json<{ problems: number; findings: { check: string; level: string }[] }>(["doctor", ...ANY_PORT], where);
  expect(report).toMatchObject({
    problems: 0,
    findings: expect.arrayContaining([expect.objectContaining({ check: "models", level: "ok" })]),
  });

  const { server, url } = await serve(where);
  for (const args of [[], ["--server", url]]) expect(await json(["doctor", ...args], where)).toMatchObject([{ problems: 0 }]);
  const remote = await run(["doctor", "--repair", "--server", url], where);
  expect([remote.status, remote.stderr]).toEqual([2, expect.stringContaining("there")]);
  await stop(server);
});

it("a damaged model and settings that do not fit are problems, each with a remedy", async () => {
  appendFileSync(join(where.cwd, "segue-data/models/main/popularity/1/tracks.json"), " ");
  writeFileSync(join(where.cwd, "segue.toml"), "port = 0\nthreds = 2\n");
  const { status, stdout, stderr } = await run(["doctor"], where);
  rmSync(join(where.cwd, "segue.toml"));
  expect(status).toBe(1);
  expect(stdout).toMatch(/PROBLEM +settings: segue\.toml, line 2: threds/);
  expect(stdout).toMatch(/PROBLEM +models: popularity@1.+\n +→ .+segue train popularity/);
  expect(stderr).toMatch(/^2 problems, \d+ warnings\.\n$/);
});
