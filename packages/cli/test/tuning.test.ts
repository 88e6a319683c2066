import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { json, outcome, run, start, temporaryFolder } from "./segue.js";
import { waitsForAJob } from "./waits-for-a-job.js";

const where = { cwd: temporaryFolder() };

/** Sixty listeners in three groups, each of whom hears twelve of their group's twenty tracks. */
beforeAll(async () => {
  const plays = Array.from({ length: 60 * 12 }, (_, i) => {
    const user = Math.floor(i / 12);
    return `u${user},t${(user % 3) * 20 + ((user * 7 + (i % 12) * (1 + (user % 5))) % 20)}`;
  });
  writeFileSync(join(where.cwd, "plays.csv"), `user_id,music_id\n${plays.join("\n")}\n`);
  const tracks = Array.from(
    { length: 60 },
    (_, i) => `t${i},Song ${i},Band ${i % 15},${["slow", "fast"][i % 2]},${60 + 60 * (i % 2) + (i % 7)}`,
  );
  writeFileSync(join(where.cwd, "tracks.csv"), `track_id,title,artist,genre,tempo\n${tracks.join("\n")}\n`);
});

interface Tuning {
  readonly id: string;
  readonly made: number;
  readonly state: string;
  readonly best: { readonly command: string };
  readonly leaderboard: readonly { readonly number: number; readonly settings: object }[];
}

describe("the first import", () => {
  it("says what comes next, and with --auto does it", async () => {
    const { stderr } = await run(["import", "plays.csv"], where);
    expect(stderr).toContain("segue auto");
    const other = { cwd: temporaryFolder() };
    // So little that nothing can be hidden: what is tested is the way, not the choice.
    writeFileSync(join(other.cwd, "plays.csv"), "user_id,music_id\nann,t1\nann,t2\nbob,t2\n");
    const [, chosen] = await json<{ promoted?: boolean; explanation?: string[] }>(["import", "plays.csv", "--auto"], other);
    expect(chosen).toMatchObject({ promoted: true, compared: expect.any(Array) });
    expect((await json<{ items: unknown[] }>(["recommend", "bob"], other))[0]!.items.length).toBeGreaterThan(0);
    const again = await run(["import", "plays.csv"], other);
    expect(again.stderr).not.toContain("segue auto");
  });
});

describe("choosing by itself", () => {
  it("tells people what was compared, chosen and why", async () => {
    const { status, stdout, stderr } = await run(["auto", "--trials", "3"], where);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    for (const name of ["popularity", "item-knn", "ease"]) expect(stdout).toContain(name);
    expect(stderr).toMatch(/Chosen: .*better.*than everybody's favourites/s);
    expect(stderr).toMatch(/is served as home/);
  });

  it("refuses what is no time", async () => {
    const { status, stderr } = await run(["auto", "--minutes", "soon"], where);
    expect([status, stderr]).toEqual([2, expect.stringContaining("--minutes 10")]);
  });
});

describe("tuning on the command line", () => {
  it("takes every form that the page about it shows, and what it says trains the best does", async () => {
    const page = readFileSync(join(import.meta.dirname, "../../../docs/tuning.md"), "utf8");
    await json(["import", "tracks.csv"], where);
    const shown = [...page.matchAll(/^segue (tune .*)$/gm)].map(([, line]) => line!);
    expect(shown.length).toBeGreaterThan(2);
    for (const line of shown) expect(await json(line.split(" "), where), line).toHaveLength(1);
    const [tuning] = await json<Tuning>(["tune", "item-knn", "--trials", "12", "--seed", "7"], where);
    const args = tuning!.best.command.split(" ").slice(1);
    expect(await json([...args, "--as", "chosen"], where)).toMatchObject([{ model: "chosen", version: 1 }]);
    const { stderr } = await run(["tune", "item-knn", "--trials", "1", "--train", "--as", "winner"], where);
    expect(stderr).toContain("Trained as winner@1");
  });

  it("goes on after it was interrupted", async () => {
    const child = start(["tune", "als", "--set", "factors=200", "--trials", "1000", "--json"], where);
    const ended = outcome(child);
    const endsEarly = ended.then(({ status, stderr }) => {
      throw new Error(`It ended by itself, with ${status}: ${stderr}`);
    });
    const begun = await Promise.race([addressOf(child.pid!).then((url) => untilTrials(url, 3)), endsEarly]);
    endsEarly.catch(() => undefined);
    child.kill("SIGINT");
    const { status, stderr } = await ended;
    expect([status, stderr]).toEqual([130, expect.stringContaining(`--resume ${begun.id}`)]);
    const [stopped] = await json<Tuning>(["tunings", "show", begun.id], where);
    expect(stopped!.state).toBe("cancelled");
    const trials = stopped!.made + 2;
    const [resumed] = await json<Tuning>(["tune", "--resume", begun.id, "--trials", `${trials}`], where);
    expect(resumed).toMatchObject({ made: trials, state: "done" });
    const byNumber = ({ leaderboard }: Tuning) => [...leaderboard].sort((a, b) => a.number - b.number);
    expect(byNumber(resumed!).slice(0, stopped!.made)).toEqual(byNumber(stopped!));
  });

  it("lists, shows, writes a page, and deletes", async () => {
    const [tunings] = await json<Tuning[]>(["tunings"], where);
    const { id } = tunings![0]!;
    const { stdout, stderr } = await run(["tunings", "show", id], where);
    expect(stdout).toMatch(/1 \(usual\)[\s\S]*segue train/);
    expect(stderr).toContain(id);
    expect((await run(["tunings", "report", id, "--html", "page.html"], where)).status).toBe(0);
    expect(readFileSync(join(where.cwd, "page.html"), "utf8")).toContain("Trial by trial");
    await json(["tunings", "delete", id], where);
    expect((await run(["tunings", "show", id], where)).stderr).toMatch(/no tuning/);
  });

  it("says what does not go together", async () => {
    const { status, stderr } = await run(["tune", "ease", "--resume", "x", "--seed", "1"], where);
    expect([status, stderr]).toEqual([2, expect.stringContaining("as it began")]);
    expect((await run(["tune"], where)).status).toBe(2);
  });
});

/** Where that process answers, once it holds the data folder: whoever held it before would carry out the tuning, and stay for as long. */
async function addressOf(pid: number): Promise<string> {
  const lock = join(where.cwd, "segue-data/segue.lock");
  for (;;) {
    try {
      const holder = JSON.parse(readFileSync(lock, "utf8")) as { pid: number; url: string };
      if (holder.pid === pid && holder.url !== "") return holder.url;
    } catch {
      // Nobody's, or just being written.
    }
    await sleep(20);
  }
}

/** The newest tuning, once it has made so many trials and the command waits for it. */
async function untilTrials(url: string, least: number): Promise<Tuning> {
  for (; ; await sleep(50)) {
    const { items } = (await (await fetch(new URL("/v1/tunings?limit=1", url))).json()) as { items: Tuning[] };
    const [newest] = items;
    if (newest?.state === "running" && newest.made >= least && (await waitsForAJob(url))) return newest;
    if (newest?.state === "failed") throw new Error("the tuning failed");
  }
}
