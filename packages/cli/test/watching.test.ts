import { describe, expect, it } from "vitest";
import { json, run, temporaryFolder, writePlays } from "./segue.js";

const cwd = temporaryFolder();
const where = { cwd };

describe("who did what, and how much", () => {
  it("is told by audit and usage", async () => {
    writePlays(cwd);
    await json(["import", "plays.csv"], where);
    await json(["keys", "create", "--name", "phone", "--user", "ann"], where);
    const [rows] = await json<{ action: string; actor: string }[]>(["audit", "--since", "1h"], where);
    expect(rows!.map(({ action }) => action)).toEqual(["createKey", "createImport", "createUpload", "migrate"]);
    const table = await run(["audit", "list", "--action", "createKey", "--user", "ann"], where);
    expect(table.stdout).toMatch(/local\s+createKey\s+keys [0-9a-f-]{36}\s+p-[0-9a-f]{32}\s+done 201\s+127\.0\.0\.0\/24/);
    expect((await run(["usage", "--by", "key"], where)).stdout).toMatch(/\(without a key\)\s+\d+\s+0\s+0\s+0\s+0/);
    const [usage] = await json<{ items: { requests: number }[] }>(["usage"], where);
    // Of one day or, around midnight, two.
    expect(usage!.items.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThan(3);
    expect((await run(["keys", "list"], where)).stdout).toMatch(/phone\s+read, recommend\s+never\s+0/);
  });

  it("keeps things for as long as it is told", async () => {
    const [dry] = await json<object>(["retention", "apply", "--dry-run"], where);
    expect(dry).toMatchObject({ dryRun: true, events: 0, users: 0, trained: [] });
    const set = await run(["retention", "set", "--events", "365d", "--audit", "forever"], where);
    expect(set.stdout).toMatch(/events\s+listening events\s+365 days/);
    expect((await json<object>(["retention"], where))[0]).toMatchObject({ events: 365, audit: null, outputs: 30 });
    const refused = await run(["retention", "set", "--events", "long"], where);
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining("--events is no number of days")]);
  });

  it("can be checked, and is not believed where it is not the one that was noted", async () => {
    const good = await run(["audit", "verify"], where);
    expect([good.status, good.stderr]).toEqual([0, expect.stringContaining("is whole")]);
    expect((await run(["audit", "verify", "--row", good.stdout.trim()], where)).status).toBe(0);
    const bad = await run(["audit", "verify", "--row", `2:${"0".repeat(64)}`], where);
    expect([bad.status, bad.stderr]).toEqual([1, expect.stringContaining("Row 2 is not the one that was noted")]);
    for (const [line, said] of [
      ["audit --since tomorrow", "--since is no time"],
      ["audit verify --row nope", "--row is no place in the log"],
      ["usage --by nobody", "--by cannot be"],
    ] as const)
      expect(await run(line.split(" "), where), line).toMatchObject({ status: 2, stderr: expect.stringContaining(said) });
  });
});
