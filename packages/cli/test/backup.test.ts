import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { json, run, serve, stop, temporaryFolder, writePlays } from "./segue.js";

it("a backup made beside a running server brings another folder to the same state; what is there is kept unless forced", async () => {
  const where = { cwd: temporaryFolder() };
  writePlays(where.cwd);
  await json(["import", "plays.csv"], where);
  await json(["train", "item-knn"], where);
  const [key] = await json<{ key: string }>(["keys", "create", "--name", "mine"], where);
  const { server, url } = await serve(where);
  const rows = { events: 72, users: 12, models: 1 };
  const [made] = await json(["backup", "b.zip", "--server", url], where);
  expect(made).toMatchObject({ file: "b.zip", rows, missing: [] });
  expect(existsSync(join(where.cwd, "segue-data/outputs/main"))).toBe(true);

  const live = await run(["restore", "b.zip", "--force"], where);
  expect([live.status, live.stderr]).toEqual([1, expect.stringContaining(`is held by process ${server.pid}`)]);
  const remote = await run(["restore", "b.zip", "--server", url], where);
  expect([remote.status, remote.stderr]).toEqual([2, expect.stringContaining("--data DIR")]);
  await stop(server);

  expect(await json(["restore", "b.zip", "--data", "moved"], where)).toMatchObject([{ rows }]);
  const itemsOf = async (...args: string[]) => (await json<{ items: unknown[] }>(["recommend", "u1", ...args], where))[0]!.items;
  expect(await itemsOf("--data", "moved")).toEqual(await itemsOf());
  const moved = await serve(where, "--data", "moved", "--auth", "always");
  const headers = { authorization: `Bearer ${key!.key}` };
  expect((await fetch(`${moved.url}/v1/users/u1/recommendations`, { headers })).status).toBe(200);
  await stop(moved.server);

  const refused = await run(["restore", "b.zip"], where);
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("--force")]);
  writeFileSync(join(where.cwd, "cut.zip"), readFileSync(join(where.cwd, "b.zip")).subarray(0, 5000));
  const cut = await run(["restore", "cut.zip", "--force"], where);
  expect([cut.status, cut.stderr]).toEqual([
    1,
    expect.stringMatching(/cut\.zip is no backup, or was cut.+\n.+Nothing was changed/),
  ]);
  expect(await itemsOf()).toHaveLength(10);
  const said = await run(["restore", "b.zip", "--force"], where);
  expect([said.status, said.stderr]).toEqual([0, expect.stringContaining("72 events of 12 listeners, 1 models")]);
});
