import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { json, run, temporaryFolder } from "./segue.js";

const where = { cwd: temporaryFolder() };

/** Ada and eleven others hear some of sixteen tracks of four artists, from 1985 on. */
beforeAll(async () => {
  const tracks = Array.from({ length: 16 }, (_, i) => `t${i},Title ${i},Artist ${i % 4},${1985 + i}`);
  const users = ["ada", ...Array.from({ length: 11 }, (_, i) => `u${i}`)];
  const plays = users.flatMap((user, u) => Array.from({ length: 6 }, (_, i) => `${user},t${(u + i * (1 + (u % 3))) % 16}`));
  writeFileSync(join(where.cwd, "tracks.csv"), `music_id,title,artist,year\n${tracks.join("\n")}\n`);
  writeFileSync(join(where.cwd, "plays.csv"), `user_id,music_id\n${plays.join("\n")}\n`);
  await json(["import", "tracks.csv", "plays.csv"], where);
  await json(["train", "item-knn"], where);
});

interface Item {
  readonly track: string;
  readonly artist: string;
  readonly propensity?: number;
  readonly reasons?: { readonly how: string; readonly because: readonly { readonly track: string; readonly title: string }[] };
}

interface Answer {
  readonly items: readonly Item[];
  readonly rules: readonly { readonly rule: string; readonly removed: number }[];
  readonly next?: string;
}

const recommend = async (...more: string[]) => (await json<Answer>(["recommend", "ada", ...more], where))[0]!;

describe("rules on the command line", () => {
  it("shape one answer, and tell what they removed", async () => {
    const { items, rules } = await recommend("--rule", "artist-cap=1", "--rule", "filter:where.year.min=1990");
    expect(new Set(items.map(({ artist }) => artist)).size).toBe(items.length);
    expect(items.every(({ track }) => Number(track.slice(1)) >= 5)).toBe(true);
    expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["exclude-heard", "filter", "artist-cap"]));
  });

  it("page through a list without a track twice", async () => {
    const first = await recommend("-n", "3");
    const second = await recommend("-n", "3", "--cursor", first.next!);
    expect(new Set([...first.items, ...second.items].map(({ track }) => track)).size).toBe(6);
  });

  it("hold for a deployment until they are set back", async () => {
    await json(["deployments", "set", "home", "--rule", "artist-cap=1"], where);
    expect((await recommend()).rules.map(({ rule }) => rule)).toContain("artist-cap");
    await json(["deployments", "set", "home", "--usual-rules"], where);
    expect((await recommend()).rules.map(({ rule }) => rule)).toEqual(["exclude-heard"]);
  });

  it("are refused with what would be right", async () => {
    const unknown = await run(["recommend", "ada", "--rule", "louder=2"], where);
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringMatching(/"louder=2" names no rule.*artist-cap/s)]);
    const { status, stderr } = await run(["recommend", "ada", "--rule", "diversity=7"], where);
    expect([status, stderr]).toEqual([expect.any(Number), expect.stringMatching(/diversity.*strength.*1/s)]);
    expect(status).not.toBe(0);
  });

  it("are told with their parameters, each as the page about them has it", async () => {
    const [rules] = await json<readonly { id: string }[]>(["rules"], where);
    const page = readFileSync(join(import.meta.dirname, "../../../docs/control.md"), "utf8");
    for (const { id } of rules!) expect(page, id).toContain(`\`${id}\``);
    const { stdout } = await run(["rules", "artist-cap"], where);
    expect(stdout).toMatch(/max/);
  });

  it("take every form that the page about them shows", async () => {
    const page = readFileSync(join(import.meta.dirname, "../../../docs/control.md"), "utf8");
    const shown = [...page.matchAll(/^segue (recommend ada .*)$/gm)].map(([, line]) => line!);
    expect(shown.length).toBeGreaterThan(2);
    for (const line of shown) {
      const args = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
      expect(await json(args, where), line).toHaveLength(1);
    }
  });
});

describe("reasons on the command line", () => {
  it("stand beside each track, and in its JSON", async () => {
    const { items } = await recommend("-n", "3", "--explain", "--reasons", "2");
    const { stdout } = await run(["recommend", "ada", "-n", "3", "--explain", "--reasons", "2"], where);
    expect(stdout).toContain("because of");
    for (const { track, reasons } of items) {
      expect(reasons!.how).toBe("exact");
      expect(reasons!.because).toHaveLength(2);
      const line = stdout.split("\n").find((each) => each.split(/ +/)[1] === track);
      expect(line).toContain(reasons!.because.map(({ title }) => title).join(", "));
    }
    expect((await recommend("-n", "3")).items.every((item) => !("reasons" in item))).toBe(true);
  });

  it("are not for everybody at once", async () => {
    const { status, stderr } = await run(["recommend", "--all", "--out", "x.csv", "--explain"], where);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/--explain.*segue recommend USER --explain/s)]);
  });
});
