import { describe, expect, it } from "vitest";
import { chooseSources } from "../../src/sources/choose.js";
import { plays } from "../../src/sources/plays.js";
import type { EventRow, InputFile, ProblemRow, SourceRow } from "../../src/sources/source.js";
import { memoryFile } from "../../src/testing/memory-file.js";
import { type Example, readAll, samplesOf } from "../../src/testing/source-contract.js";

const read = (content: string | Uint8Array, columns?: Record<string, string>) =>
  readAll(plays, [memoryFile("plays.csv", content)], columns ? { columns } : {});

async function rowsOf(content: string | Uint8Array, columns?: Record<string, string>): Promise<readonly SourceRow[]> {
  const { rows, error } = await read(content, columns);
  expect(error).toBeUndefined();
  return rows;
}

const eventsIn = (rows: readonly SourceRow[]) => rows.filter((row): row is EventRow => row.type === "event");
const problemsIn = (rows: readonly SourceRow[]) => rows.filter((row): row is ProblemRow => row.type === "problem");

/** `user track kind value` of each event. */
async function told(content: string | Uint8Array, columns?: Record<string, string>): Promise<string[]> {
  return eventsIn(await rowsOf(content, columns)).map(({ user, track, kind, value }) => `${user} ${track} ${kind} ${value}`);
}

/** The only problem of a table with one bad line. */
async function problemOf(content: string | Uint8Array): Promise<ProblemRow> {
  const problems = problemsIn(await rowsOf(content));
  expect(problems).toHaveLength(1);
  return problems[0]!;
}

describe("the header", () => {
  it.each([
    "user_id,music_id",
    "UserID,TrackID",
    "user,track",
    "Listener;Song ID",
    "uid|item-id",
    "userID\tartistID",
    '"user id","track"',
    "user artist",
  ])("%s is understood", async (header) => {
    const delimiter = /[,;|\t ]/.exec(header.replace(/Song ID|user id/, ""))![0];
    expect(await told(`${header}\nu${delimiter}t\n`)).toEqual(["u t play 1"]);
  });

  it("may have columns in any order and others besides", async () => {
    expect(await told("country,track_id,playcount,artist_id,user\nFR,t,3,a,u\n")).toEqual(["u t play 3"]);
  });

  it("gives way to the columns that the user names, by name or number", async () => {
    const table = "who,what,user\na,b,c\n";
    expect(await told(table, { user: "WHO", track: "what" })).toEqual(["a b play 1"]);
    expect(await told(table, { user: "who", track: "3" })).toEqual(["a c play 1"]);
  });

  it("may be absent when the columns are named by number", async () => {
    expect(await told("1\t7\t5\n2\t8\t6\n", { user: "1", track: "2", plays: "3" })).toEqual(["1 7 play 5", "2 8 play 6"]);
    expect(await told("user\ttrack\n2\t8\n", { user: "1", track: "2" })).toEqual(["2 8 play 1"]);
  });

  it("is named in the error when columns are missing", async () => {
    const { error } = await read("a,b\n1,2\n");
    expect(error).toMatchObject({ rule: "missing-columns", line: 1, value: "a, b" });
    expect(error!.reason).toContain("user and track");
    expect(error!.remedy).toContain("--columns user=…,track=…");
  });

  it.each([
    ["column-not-found", { user: "nobody" }],
    ["column-not-found", { user: "9" }],
    ["unknown-column-word", { listener: "user" }],
  ])("%s for %o", async (rule, columns) => {
    expect((await read("user,track\nu,t\n", columns)).error?.rule).toBe(rule);
  });

  it("must not name a column twice, unless the user chooses", async () => {
    expect((await read("user,track,user\na,t,b\n")).error?.rule).toBe("column-named-twice");
    expect(await told("user,track,user\na,t,b\n", { user: "3" })).toEqual(["b t play 1"]);
  });
});

describe("the text", () => {
  it("may begin with a byte order mark and end its lines in any way", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const rows = await rowsOf(`\ufeffuser,track${end}u,1${end}${end}u,2${end}`);
      expect(rows.map(({ line }) => line)).toEqual([2, 4]);
    }
  });

  it("holds quoted cells with delimiters, doubled quotes and line ends", async () => {
    const rows = await rowsOf('user,track,title\n"u,1","t""1","x"\nu,t,"say ""hi"", now"\n"u\n2",t,x\nv,t,y\n');
    expect(rows.filter(({ type }) => type !== "event")).toMatchObject([
      { type: "track", track: 't"1', title: "x", line: 2 },
      { type: "track", title: 'say "hi", now', line: 3 },
      { type: "problem", field: "user", value: "u␊2", rule: "invalid-user", line: 4 },
      { type: "track", title: "y", line: 6 },
    ]);
  });

  it("keeps quotes within unquoted cells, and at their start where tabs separate", async () => {
    expect(await told('user,track\nu,AC"DC\n')).toEqual(['u AC"DC play 1']);
    expect(await told('user\ttrack\nu\t"Heroes\nu\t"Weird" Al\n')).toEqual(['u "Heroes play 1', 'u "Weird" Al play 1']);
    expect(await told('"user"\t"track"\n"u"\t"a\tb"\n"u"\t"c"\n')).toContain("u c play 1");
  });

  it("may leave empty lines and rows of empty cells", async () => {
    expect(await told('user,track\n\n , \n,\n"",""\nu,t\n\n')).toEqual(["u t play 1"]);
  });

  it("gives the same rows whether or not a distant quote makes csv-parse read it", async () => {
    const table = `user,track,plays\n${"u1,Café,2\n\nu 2, t ,3\nu,,1\nshort\n".repeat(50)}`;
    const [plain, quoted] = [await rowsOf(table), await rowsOf(`${table}"q",q,1\n`)];
    expect(quoted.slice(0, -1)).toEqual(plain);
  });

  it("names the line and the column of bytes that are not UTF-8, and keeps the others", async () => {
    for (const quote of ["", '"']) {
      const bytes = Buffer.concat([
        Buffer.from(`user,track\nu,a\n${quote}u${quote},b`),
        Buffer.of(0xe9),
        Buffer.from("\nu,\ufffd\n"),
      ]);
      const rows = await rowsOf(bytes);
      expect(problemsIn(rows)).toMatchObject([{ rule: "malformed-utf-8", line: 3, field: "track", value: "b\ufffd" }]);
      expect(eventsIn(rows).map(({ track }) => track)).toEqual(["a", "\ufffd"]);
    }
  });

  it("is refused when it is empty or UTF-16, and may be a header only", async () => {
    for (const nothing of ["", "\n\n", "\ufeff"]) expect((await read(nothing)).error?.rule).toBe("empty-file");
    expect((await read(Buffer.from("\ufeffuser,track\n", "utf16le"))).error?.rule).toBe("not-utf-8");
    expect(await read("user,track\n")).toEqual({ rows: [] });
  });

  it("loses the line of a quote that is never closed, and no other", async () => {
    const { rows, error } = await read('user,track\nu,t\n\n\nu,"open\nu,t\nv,"x"\n');
    expect(error).toBeUndefined();
    expect(rows).toMatchObject([
      { line: 2 },
      { type: "problem", rule: "quote-not-closed", line: 5 },
      { line: 6 },
      { line: 7, track: "x" },
    ]);
  });

  it("loses the line of a quote that swallows others up to the next one", async () => {
    const lines = ["user,track,title", 'u1,t,"open', "u2,t,plain", 'u3,t,"quoted"', 'u4,t,"two', 'lines"', "u5,t,plain"];
    const { rows } = await read(`${lines.join("\n")}\n`);
    expect(problemsIn(rows)).toMatchObject([{ rule: "quote-not-closed", line: 2 }]);
    expect(eventsIn(rows).map(({ user, line }) => [user, line])).toEqual([
      ["u2", 3],
      ["u3", 4],
      ["u4", 5],
      ["u5", 7],
    ]);
  });

  it("finds all other lines of a long file after an open quote", async () => {
    const { rows } = await read(`user,track\nu,t\nu,"open\n${"u,t\n".repeat(300_000)}`);
    expect(problemsIn(rows)).toMatchObject([{ rule: "quote-not-closed", line: 3 }]);
    expect(eventsIn(rows)).toHaveLength(300_001);
  });

  it("reads lines in which every quote is open, in bearable time", async () => {
    const { rows } = await read(`user,track\n${'u,"t\n'.repeat(3001)}v,t\n`);
    expect(problemsIn(rows).length).toBeGreaterThan(0);
    expect(eventsIn(rows).at(-1)).toMatchObject({ user: "v" });
  });

  it.each(["a", ",", '"",', "é"])("passes over a line of 100 MB, of %s", async (piece) => {
    const { file } = endless("user,track\nu,t\n", piece.repeat(20_000), "\nv,t\n");
    const { rows, error } = await readAll(plays, [file]);
    expect(error).toBeUndefined();
    expect(rows).toMatchObject([{ user: "u" }, { rule: "line-too-long", line: 3 }, { user: "v", line: 4 }]);
  });
});

describe("a row", () => {
  it("counts plays, 1 without a number and none for 0; equal lines stay", async () => {
    expect(await told("user,track\nu,t\nu,t\n")).toEqual(["u t play 1", "u t play 1"]);
    expect(await told("user,track,weight\nu,t,2.5\nu,s,0\nu,r,1e2\n")).toEqual(["u t play 2.5", "u r play 100"]);
  });

  it("is a rating where only ratings are known, and both where both are", async () => {
    expect(await told("user,track,rating,time\nu,t,0,2020-01-01\n")).toEqual(["u t rating 0"]);
    expect(await told("user,track,rating,plays\nu,t,4,2\nu,s,,1\nu,r,5,\n")).toEqual([
      "u t play 2",
      "u t rating 4",
      "u s play 1",
      "u r rating 5",
    ]);
  });

  it("is a skip where it was skipped", async () => {
    expect(await told("user,track,skipped,plays\nu,a,TRUE,2\nu,b,no,2\nu,c,1,0\nu,d,,1\n")).toEqual([
      "u a skip 2",
      "u b play 2",
      "u c skip 1",
      "u d play 1",
    ]);
  });

  it("has a duration in seconds unless the column says milliseconds", async () => {
    for (const [name, seconds] of Object.entries({
      duration: 2500,
      seconds_played: 2500,
      ms_played: 2.5,
      "Duration (ms)": 2.5,
      msPlayed: 2.5,
    })) {
      expect(eventsIn(await rowsOf(`user,track,${name}\nu,t,2500\n`))).toMatchObject([{ duration: seconds }]);
    }
  });

  it("tells title and artist of the track", async () => {
    const rows = await rowsOf("user,track_id,track_name,artist_name\nu,t,Golden Brown,The Stranglers\nu,s,,\n");
    expect(rows.filter(({ type }) => type === "track")).toEqual([
      { type: "track", file: "plays.csv", line: 2, track: "t", title: "Golden Brown", artist: "The Stranglers" },
    ]);
  });

  it("names the track by artist and title where it has no id, and by the artist where there is no title", async () => {
    expect(await told("user,artist,title\nu,Björk,Jóga\n")).toEqual(["u Björk – Jóga play 1"]);
    expect(await told("user,artist,plays\nu,Björk,3\n")).toEqual(["u Björk play 3"]);
    expect(await problemOf("user,artist,title\nu,,Jóga\n")).toMatchObject({ rule: "empty-artist", field: "artist" });
  });

  it.each([
    ["2020-02-29T12:30:00Z", "2020-02-29T12:30:00.000Z"],
    ["2020-02-29T12:30:00.25+02:00", "2020-02-29T10:30:00.250Z"],
    ["2020-02-29T12:30:00-0530", "2020-02-29T18:00:00.000Z"],
    ["2020-02-29 12:30:05", "2020-02-29T12:30:05.000Z"],
    ["2020-02-29 12:30", "2020-02-29T12:30:00.000Z"],
    ["2020-02-29 12:30:05 UTC", "2020-02-29T12:30:05.000Z"],
    ["2020/02/29", "2020-02-29T00:00:00.000Z"],
    ["20200229", "2020-02-29T00:00:00.000Z"],
    ["1582979400", "2020-02-29T12:30:00.000Z"],
    ["1582979400.5", "2020-02-29T12:30:00.500Z"],
    ["1582979400123", "2020-02-29T12:30:00.123Z"],
    ["2026-01-01T20:00:00Z", "2026-01-01T20:00:00.000Z"],
  ])("has the time %s", async (written, expected) => {
    const [event] = eventsIn(await rowsOf(`user,track,time\nu,t,${written}\n`));
    expect(new Date(event!.at!).toISOString()).toBe(expected);
  });

  it("may leave optional cells empty", async () => {
    const [event] = eventsIn(await rowsOf("user,track,time,duration,skipped\nu,t,NULL,,\\N\n"));
    expect(event).toEqual({ type: "event", file: "plays.csv", line: 2, user: "u", track: "t", kind: "play", value: 1 });
  });

  it.each([
    ["user,track", ",t", "empty-user", "user", ""],
    ["user,music_id", "u, ", "empty-track", "music_id", ""],
    ["user,track", "u,a\0b", "invalid-track", "track", "a␀b"],
    ["user,track", `${"x".repeat(300)},t`, "invalid-user", "user", `${"x".repeat(79)}…`],
    ["user,track", "u", "too-few-columns", undefined, "u"],
    ["user,track", "u,t,1", "too-many-columns", undefined, "u t 1"],
    ["user,track,count", "u,t,-1", "negative-plays", "count", "-1"],
    ["user,track,plays", "u,t,many", "plays-not-a-number", "plays", "many"],
    ["user,track,plays", "u,t,Infinity", "plays-not-a-number", "plays", "Infinity"],
    ["user,track,plays", "u,t,0x10", "plays-not-a-number", "plays", "0x10"],
    ["user,track,plays", "u,t,1e300", "plays-too-large", "plays", "1e300"],
    ["user,track,plays", "u,t,", "empty-plays", "plays", ""],
    ["user,track,rating", "u,t,", "empty-rating", "rating", ""],
    ["user,track,stars", "u,t,-2", "negative-rating", "stars", "-2"],
    ["user,track,duration", "u,t,-2", "negative-duration", "duration", "-2"],
    ["user,track,skipped", "u,t,maybe", "skipped-unreadable", "skipped", "maybe"],
    ["user,track,ts", "u,t,yesterday", "time-unreadable", "ts", "yesterday"],
    ["user,track,ts", "u,t,2021-02-29", "time-unreadable", "ts", "2021-02-29"],
    ["user,track,ts", "u,t,2021-02-28T25:00:00Z", "time-unreadable", "ts", "2021-02-28T25:00:00Z"],
    ["user,track,ts", "u,t,2026-01-02T00:00:01Z", "time-in-future", "ts", "2026-01-02T00:00:01Z"],
    ["user,track,ts", "u,t,0", "time-too-early", "ts", "0"],
    ["user,track,ts", "u,t,1969-12-31", "time-too-early", "ts", "1969-12-31"],
    ["user,track,title", "u,t,a\x07b", "invalid-title", "title", "a␇b"],
    ["user,track,artist", `u,t,${"x".repeat(2000)}`, "artist-too-long", "artist", `${"x".repeat(79)}…`],
  ])("of %s that is %j: %s", async (header, line, rule, field, value) => {
    const problem = await problemOf(`${header}\n${line}\n`);
    expect(problem).toMatchObject({ type: "problem", file: "plays.csv", line: 2, rule, value });
    expect(problem.field).toBe(field);
    expect(problem.reason && problem.remedy).toBeTruthy();
  });

  it("with several bad cells gives a problem for each, and nothing else", async () => {
    expect(await rowsOf("user,track,plays,time\n,t,-1,?\n")).toMatchObject([{ rule: "empty-user" }, { rule: "negative-plays" }]);
  });
});

describe("chooseSources", () => {
  const sourceNames = (example: Example) => chooseSources(samplesOf(example)).groups.map(({ source }) => source.name);

  it("tells tables of plays and the Last.fm folder", () => {
    expect(sourceNames({ "x.csv": "user_id,music_id\nu,t\n" })).toEqual(["plays"]);
    const folder = { "f/user_artists.dat": "userID\tartistID\tweight\n1\t2\t3\n", "f/notes.txt": "x" };
    expect(sourceNames(folder)).toEqual(["lastfm-2k"]);
    expect(chooseSources(samplesOf(folder)).leftAside).toEqual([{ name: "f/notes.txt", reason: "no known format fits" }]);
  });

  it("leaves a table with unknown columns to plays, which says what is missing", () => {
    expect(sourceNames({ "x.csv": "a,b\n1,2\n3,4\n" })).toEqual(["plays"]);
  });

  it.each([
    ["unknown-format", { "x.json": '[{"colour":"red"}]' }],
    ["unknown-format", { "notes.txt": "Dear diary, today\nI heard nothing.\n" }],
    ["binary-file", { "x.bin": Uint8Array.of(1, 0, 2) }],
    ["packed-file", { "x.csv.gz": Uint8Array.of(0x1f, 0x8b, 8, 1) }],
    ["empty-file", { "x.csv": "" }],
    ["no-files", {}],
  ])("%s", (rule, example) => {
    expect(() => chooseSources(samplesOf(example))).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ rule }) }),
    );
  });

  it("lists the formats when none fits", () => {
    expect(() => chooseSources(samplesOf({ "x.json": "{}" }))).toThrow(/plays \(.*lastfm-2k|lastfm-2k \(.*plays/);
  });
});

/** A file that begins with `start`, goes on with `more` for 100 MB, and ends with `end`. */
function endless(start: string, more: string, end: string): { file: InputFile } {
  const file = {
    name: "endless.csv",
    size: 1e8,
    async *open() {
      yield Buffer.from(start);
      const bytes = Buffer.from(more);
      for (let sent = 0; sent < 1e8; sent += bytes.length) yield bytes;
      yield Buffer.from(end);
    },
  };
  return { file };
}
