import type { ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { json, type Outcome, run, serve, stop, temporaryFolder, writePlays } from "./segue.js";

const cwd = temporaryFolder();
const where = { cwd };
let before: unknown;
let server: ChildProcess;

/** What a listener and an operator see. */
const whatIsThere = async () => {
  const [recommended] = await json<{ items: unknown }>(["recommend", "u1"], where);
  const [models] = await json<Record<string, unknown>[]>(["models"], where);
  // What looking costs is noted.
  return [recommended!.items, await json(["imports"], where), models!.map(({ cost: _, ...model }) => model)];
};

/** One error for people: a sentence, a remedy, nothing of the program's inside. */
function expectClear({ stdout, stderr }: Outcome, ...said: readonly string[]): void {
  expect(stderr).toMatch(/^segue: .+\n {7}\S.+\n$/);
  expect(stderr).not.toMatch(/undefined|\[object|\n\s+at |Error:|uploads|[0-9a-f]{8}-[0-9a-f]{4}-/);
  for (const words of said) expect(stderr).toContain(words);
  expect(stdout).toBe("");
}

beforeAll(async () => {
  writePlays(cwd);
  // Beside a server the program has less to start: these are many runs.
  ({ server } = await serve(where));
  await json(["import", "plays.csv"], where);
  await json(["train", "item-knn"], where);
  before = await whatIsThere();
});

afterAll(() => stop(server));

const HEADER = "user_id,music_id";
const FILES: [string, string | Uint8Array, ...string[]][] = [
  ["wrong columns", "colour,size\nred,2\n", "line 1", '"colour, size"', "--columns user=…,track=…"],
  ["a missing column", "user_id,size\nu1,2\n", "line 1", "no column for track", "--columns track=…"],
  ["a missing cell", `${HEADER}\nu1,jazz1\nu2\n`, "line 3", "1 column where the first has 2"],
  ["a broken quote", `${HEADER}\nu1,jazz1\n"u2,jazz1\nu3,jazz2\n`, "line 3", "quotation mark"],
  ["a NUL byte", `${HEADER}\nu1,jazz1\nu2,ja\0zz\n`, "line 3", "NUL"],
  [
    "an id of 10,000 characters",
    `${HEADER}\nu1,${"x".repeat(10_000)}\n`,
    "line 2",
    '"music_id"',
    "10,000 characters",
    "at most 256",
  ],
  ["a control character in an id", `${HEADER}\nu\x07,jazz1\n`, "line 2", '"user_id"', "control character"],
  ["negative plays", `${HEADER},plays\nu1,jazz1,-3\n`, "line 2", '"plays"', '"-3"', "negative", "0 or more"],
  ["NaN plays", `${HEADER},plays\nu1,jazz1,NaN\n`, "line 2", '"plays"', '"NaN"', "Write a number"],
  ["a word for plays", `${HEADER},plays\nu1,jazz1,lots\n`, "line 2", '"plays"', '"lots"', "not a number"],
  ["bytes that are not UTF-8", Buffer.of(...Buffer.from(`${HEADER}\nu1,${"é".repeat(20)}\nu2,caf`), 0xe9, 10), "line 3", "UTF-8"],
  ["an empty file", "", "the file is empty"],
  ["a header alone", `${HEADER}\n`, "no row says who listened to what"],
  ["a binary file", Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)), "the file is no text"],
  ["a packed file", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), "the archive is damaged", "Download or pack it again"],
];

describe("a file that cannot be taken is refused, and nothing changes", () => {
  it.each([...FILES])("%s", async (_, content: string | Uint8Array, ...said: string[]) => {
    writeFileSync(join(cwd, "bad.csv"), content);
    const refused = await run(["import", "bad.csv"], where);
    expectClear(refused, "bad.csv", ...said);
    expect(refused.status).toBe(1);
  });

  it("a line of 100 MB", async () => {
    const piece = Buffer.alloc(1 << 20, "x");
    const content = Readable.from([`${HEADER}\nu1,jazz1\nu2,`, ...Array<Buffer>(100).fill(piece), "\n"]);
    await pipeline(content, createWriteStream(join(cwd, "long.csv")));
    const refused = await run(["import", "long.csv"], where);
    expectClear(refused, "long.csv, line 3", "longer than");
    expect(refused.status).toBe(1);
  });

  it("many bad lines are told together, the first ones one by one", async () => {
    writeFileSync(join(cwd, "bad.csv"), `${HEADER},plays\n${"u1,jazz1,-1\n".repeat(12)}`);
    const { status, stderr } = await run(["import", "bad.csv"], where);
    expect(stderr.split("\n").filter((line) => line.includes("negative"))).toHaveLength(5);
    expect(stderr).toContain("7 more rows like these");
    expect(status).toBe(1);
  });

  it.each([
    ["an empty folder", [], 2, "holds no file"],
    ["a folder of other things", ["holiday.jpg", "letter.docx"], 1, "no known format fits"],
  ] as const)("%s", async (name, files, status, words) => {
    mkdirSync(join(cwd, name));
    for (const file of files) writeFileSync(join(cwd, name, file), "Dear Ann, here we are by the sea.\n");
    const refused = await run(["import", name], where);
    expectClear(refused, words);
    expect(refused.status).toBe(status);
  });

  it("a good file beside a bad one in a folder: neither comes in, where nothing bad is allowed", async () => {
    mkdirSync(join(cwd, "both"));
    writePlays(join(cwd, "both"), "a.csv");
    writeFileSync(join(cwd, "both", "b.csv"), `${HEADER}\nu1,new1\n,new2\n`);
    const refused = await run(["import", "both", "--max-bad", "0"], where);
    expectClear(refused, "b.csv, line 3", "user id is empty");
    expect(refused.status).toBe(1);
  });

  it("after all of these, what was there is as it was", async () => {
    expect(await whatIsThere()).toEqual(before);
  });
});

describe("a few bad rows among many", () => {
  const cwd = temporaryFolder();

  it("are left out and told; the others come in", async () => {
    writeFileSync(join(cwd, "mostly.csv"), `${HEADER}\n${"u1,jazz1\n".repeat(20_000)}u2,ja\0zz\n,jazz1\n`);
    const { status, stdout, stderr } = await run(["import", "mostly.csv", "--json"], { cwd });
    expect(status).toBe(0);
    expect(stderr).toContain("mostly.csv: plays, 20,002 rows read, 20,000 kept, 2 left out");
    expect(stderr).toContain('mostly.csv, line 20002, column "music_id": the track id contains a control character');
    expect(JSON.parse(stdout)).toMatchObject({
      rows: { read: 20_002, kept: 20_000, changed: 0, left: 2 },
      rules: [
        { rule: "empty-user", outcome: "refused", rows: 1 },
        { rule: "invalid-track", outcome: "refused", rows: 1 },
      ],
    });
  });

  it("stay without a time that cannot be, and it is told", async () => {
    writeFileSync(join(cwd, "future.csv"), `${HEADER},time\nu1,jazz1,2999-01-01T00:00:00Z\nu2,jazz1,2024-01-01\n`);
    const { status, stderr } = await run(["import", "future.csv"], { cwd });
    expect(status).toBe(0);
    expect(stderr).toContain("2 rows read, 2 kept, 1 corrected");
    expect(stderr).toContain('future.csv, line 2, column "time": the time lies in the future (found "2999-01-01T00:00:00Z")');
  });

  it("are too many when the user says so", async () => {
    writeFileSync(join(cwd, "half.csv"), `${HEADER}\nu1,jazz1\nu2\n`);
    const refused = await run(["import", "half.csv"], { cwd });
    expectClear(refused, "line 3", "1 of 2 rows cannot be read", "10 % are allowed");
    expect((await run(["import", "half.csv", "--max-bad", "50%"], { cwd })).status).toBe(0);
    expectClear(await run(["import", "half.csv", "--max-bad", "half"], { cwd }), '"half" is no share', "0.25 or 25%");
  });
});

describe("wrong usage ends with status 2", () => {
  it.each([
    ["import nothere.csv", "nothere.csv", "Check the path"],
    ["import plays.csv --format nope", '"nope"', "spotify, listenbrainz", "plays, "],
    ["import plays.csv --columns user", '"user" is not a pair', "user=their_column"],
    ["import", "missing required argument", "--help"],
    ["recommend u1 -n 0", "n must be >= 1", "found 0"],
    ["recommend u1 -n -1", "n must be >= 1", "found -1"],
    ["recommend u1 -n 1000000000", "n must be <= 1000", "found 1000000000"],
    ["recommend u1 -n abc", "-n must be a whole number", '"abc"'],
    ["recommend", "Say for whom", "segue recommend USER"],
    ["recommend --all --out no/such/recs.csv", "no/such/recs.csv", "there is no folder"],
    ["recommend --all --out .", ". cannot be written: it is a folder"],
    ["recommend u1 --nope", "unknown option '--nope'", "--help"],
    ["models list --nope", "unknown option '--nope'", "--help"],
    ["nope", "unknown command 'nope'", "--help"],
    ["train nope", '"nope"', "there are popularity, user-knn, item-knn, als"],
    ["train item-knn --set nope=1", "item-knn: nope is not known", "known are similarity"],
    ["train item-knn --set neighbours=-1", "neighbours must be >= 0", "found -1"],
    ["train item-knn --set similarity=near", "similarity must be one of cosine, pearson, euclidean", '"near"'],
    ["train item-knn --set neighbours", '"neighbours" is not a pair', "key=value"],
    ["train item-knn --seed x", "--seed must be a whole number", '"x"'],
    ["train item-knn --as a/b", "as must match", '"a/b"'],
    ["evaluate nope", '"nope"', "there are popularity"],
    ["evaluate popularity --split nope", "no such split", '"nope"', "random:0.8,0.1,0.1"],
    ["evaluate popularity --split random:2", "add up to 1", '"random:2"'],
    ["evaluate popularity --k 0", "k.0 must be >= 1", "found 0"],
    ["evaluate popularity --k abc", "--k must be a whole number", '"abc"'],
    ["evaluate popularity als --against ease", '"ease" cannot be compared with', "popularity, als", "Write it exactly"],
    ["evaluate popularity --split leave-one-out --on plays.csv", "exclude each other"],
    ["keys create --scopes nope", "must be one of read, events", '"nope"'],
    ["serve --port 99999", "port must be <= 65535", "found 99999"],
    ["serve --port abc", "port must be integer", '"abc"'],
    ["recommend u1 --threads 0 --data fresh", "threads must be >= 1", "found 0"],
  ])("segue %s", async (line, ...said) => {
    const refused = await run(line.split(" "), where);
    expectClear(refused, ...said);
    expect(refused.status).toBe(2);
  });

  it("no command prints the help on stderr", async () => {
    const { status, stdout, stderr } = await run([], { ...where, alone: true });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("segue recommend USER");
  });
});

describe("what is not there ends with status 1", () => {
  it.each([
    ["recommend u1 --model nope", '"nope"', "there are item-knn", "segue models list"],
    ["recommend u1 --model item-knn@9", '"item-knn@9"', "segue models list"],
    ["models show nope", '"nope"', "segue models list"],
    ["models promote nope", '"nope"', "segue models list"],
    ["models rollback", "has served nothing else", "segue models promote"],
    ["models delete item-knn@1", "item-knn@1", "Promote another model first"],
    ["similar nope", '"nope"', "segue search"],
    ["imports show nope", '"nope"', "segue imports list"],
    ["jobs show nope", '"nope"', "segue jobs list"],
    ["jobs cancel nope", '"nope"', "segue jobs list"],
    ["keys revoke nope", '"nope"', "segue keys list"],
    ["recommend u1 --data fresh", "No model", "segue train item-knn"],
    ["train item-knn --data fresh", "No play, skip, love or rating", "segue import PATH"],
    ["recommend u1 --server http://127.0.0.1:9", "Nothing answers at http://127.0.0.1:9", "Check the address"],
  ])("segue %s", async (line, ...said) => {
    const refused = await run(line.split(" "), where);
    expectClear(refused, ...said);
    expect(refused.status).toBe(1);
  });

  it("an unknown listener gets everybody's favourites, and is told so", async () => {
    const { status, stdout, stderr } = await run(["recommend", "stranger", "--json"], where);
    expect(status).toBe(0);
    expect(stderr).toBe("stranger is unknown: these are everybody's favourites.\n");
    expect(JSON.parse(stdout)).toMatchObject({ user: "stranger", known: false, basis: "popularity" });
    expect((JSON.parse(stdout) as { items: unknown[] }).items).toHaveLength(10);
  });
});
