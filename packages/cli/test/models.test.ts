import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { json, run, serve, stop, temporaryFolder, writePlays } from "./segue.js";

it("models are mixed, taken back, named, described and carried to another installation", async () => {
  const where = { cwd: temporaryFolder() };
  writePlays(where.cwd);
  // One server for all of it: each command is then a request.
  const { server, url } = await serve(where);
  const on = (line: string) => [...line.split(" "), "--server", url];
  const people = async (line: string) => {
    const { status, stdout, stderr } = await run(on(line), where);
    expect([status, line]).toEqual([0, line]);
    return stdout + stderr;
  };
  await json(on("import plays.csv"), where);
  const [judged] = await json(on("train item-knn --evaluate"), where);
  expect(judged).toMatchObject({ model: "item-knn", metrics: { "ndcg@10": { value: expect.any(Number) } } });
  await json(on("train user-knn --evaluate leave-one-out"), where);

  expect(await people("models promote item-knn=0.9 user-knn=0.1 --by score")).toContain(
    "home serves item-knn@1=0.9 user-knn@1=0.1 by score",
  );
  expect(await json(on("recommend u1 --deployment home"), where)).toMatchObject([
    { model: "item-knn@1+user-knn@1", models: [{ weight: 0.9 }, { weight: 0.1 }] },
  ]);
  expect(await people("deployments")).toMatch(/home +item-knn@1=0.9 user-knn@1=0.1 by score +item-knn@1/);
  expect(await people("deployments show home")).toMatch(/item-knn@1 +90 %/);
  expect(await people("deployments history")).toMatch(/2 .* promoted .* now\n1 .* promoted +item-knn@1/);
  expect(await people("models rollback")).toContain("home serves item-knn@1");
  expect(await people("models promote user-knn --deployment radio")).toContain("radio serves user-knn@1");
  expect((await json(on("similar rock1 --deployment radio"), where))[0]).toMatchObject({ model: "user-knn" });
  expect(await people("deployments delete radio")).toContain("radio served user-knn@1, and is no more");
  for (const [line, status, said] of [
    ["models promote item-knn user-knn", 2, "It is not said how"],
    ["models promote item-knn=none --by score", 2, "is not a model with its weight"],
    ["models export user-knn out.zip", 1, "keeps what listeners heard"],
    ["deployments show radio", 1, "There is no deployment"],
    ["train als --evaluate sideways", 2, "There is no such split"],
  ] as const) {
    const refused = await run(on(line), where);
    expect([refused.status, refused.stderr], line).toEqual([status, expect.stringContaining(said)]);
  }

  expect(await people("models alias item-knn@1 stable")).toContain("item-knn@stable is item-knn@1");
  expect((await json(on("recommend u1 --model item-knn@stable"), where))[0]).toMatchObject({ model: "item-knn", version: 1 });
  expect(await people("models list --name item-knn")).toMatch(/item-knn@1 .* stable +home +\S+ s, \S+ MB/);
  expect(await people("models alias item-knn@stable --delete")).toContain("is no more");
  expect(await people("models card item-knn")).toMatch(/^# Model card: item-knn@1[\s\S]+## Limits/);
  await people("models card item-knn --html card.html");
  expect(readFileSync(join(where.cwd, "card.html"), "utf8")).toContain("<h1>Model card: item-knn@1</h1>");

  await people("models export item-knn knn.zip");
  expect(await people("models export user-knn histories.zip --with-histories")).toContain("holds listening histories");
  const [brought] = await json(on("models import knn.zip --as theirs"), where);
  expect(brought).toMatchObject({ model: "theirs", version: 1, origin: "item-knn@1", holds: "tracks" });
  const itemsOf = async (model: string) =>
    (await json<{ items: unknown[] }>(on(`recommend u3 --model ${model}`), where))[0]!.items;
  expect(await itemsOf("theirs")).toEqual(await itemsOf("item-knn"));
  writeFileSync(join(where.cwd, "cut.zip"), readFileSync(join(where.cwd, "knn.zip")).subarray(0, 900));
  const refused = await run(on("models import cut.zip"), where);
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("cut.zip: it is no ZIP archive, or cut short")]);
  await stop(server);
});
