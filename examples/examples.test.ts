import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const here = import.meta.dirname;
const plays = readFileSync(join(here, "music_data.csv"), "utf8").trim().split("\n").slice(1);
const heardBy = (user: string) => plays.filter((line) => line.startsWith(`${user},`)).map((line) => line.split(",")[1]);

/** Ada's main taste; she has heard eight of these ten, and must get the other two before all else. */
const JAZZ = ["blue-lantern", "night-ferry", "velvet-stairs", "brass-and-rain", "slow-orbit"].concat([
  "smoke-signal",
  "quiet-avenue",
  "amber-room",
  "last-tram",
  "soft-collision",
]);

function expectSense(tracks: readonly string[]): void {
  expect(tracks).toHaveLength(5);
  expect(tracks.slice(0, 2).sort()).toEqual(JAZZ.filter((track) => !heardBy("ada").includes(track)).sort());
  expect(tracks.filter((track) => heardBy("ada").includes(track))).toEqual([]);
}

it("recommend.ts recommends with the library alone", async () => {
  const { stdout } = await run(process.execPath, ["--import", "tsx", join(here, "recommend.ts"), "ada", "5"]);
  expectSense(stdout.trim().split("\n"));
});

it("recommend.sh recommends over HTTP, the same as the library", async () => {
  const data = mkdtempSync(join(tmpdir(), "segue-example-"));
  const program = join(here, "../packages/cli/bin/segue.js");
  const args = [program, "serve", "--port", "0", "--data", data, "--log", "error", "--json"];
  const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const [line] = (await once(server.stdout.setEncoding("utf8"), "data")) as [string];
    const { url } = JSON.parse(line) as { url: string };
    const { stdout } = await run("sh", [join(here, "recommend.sh"), "ada", "5"], { env: { ...process.env, SEGUE_URL: url } });
    const { items } = JSON.parse(stdout) as { items: { track: string }[] };
    expectSense(items.map(({ track }) => track));
  } finally {
    server.kill();
    await once(server, "exit");
    rmSync(data, { recursive: true, force: true });
  }
});
