import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createDataset, type Dataset, emptyEvents, type FactColumn, FILL_METHODS } from "@segue/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parquetSnapshotFiles } from "../../src/adapters/duckdb/snapshot-files.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = temporaryFolder();
const files = parquetSnapshotFiles(root);

const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  fc.constantFrom("'", '"', "o'brien", "a,b", "\\", "%", "NULL", "日本", "🎵", "a\nb", " "),
);
const names = fc.uniqueArray(text, { minLength: 1, maxLength: 8 });

/** A fact that is known of the first track at least, filled or not. */
const factsOf = (tracks: number): fc.Arbitrary<FactColumn> => {
  const cell = fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  );
  const rest = { minLength: tracks - 1, maxLength: tracks - 1 };
  return fc
    .record({
      name: text,
      cells: fc.tuple(cell, fc.array(fc.option(cell), rest)).map(([first, others]) => [first, ...others]),
      methods: fc.uint8Array({ max: FILL_METHODS.length - 1, minLength: tracks, maxLength: tracks }),
      filled: fc.boolean(),
    })
    .map(({ name, cells, methods, filled }) => (filled ? { name, cells, methods } : { name, cells }));
};

const datasets: fc.Arbitrary<Dataset> = fc
  .record({ users: names, tracks: names, signal: fc.constantFrom("plays" as const, "ratings" as const) })
  .chain(({ users, tracks, signal }) =>
    fc
      .record({
        events: fc.array(
          fc.tuple(
            fc.nat(users.length - 1),
            fc.nat(tracks.length - 1),
            fc.nat(3),
            fc.float({ min: 0, max: 1e9, noNaN: true }),
            fc.option(fc.nat(4_000_000_000_000)),
          ),
          { maxLength: 30 },
        ),
        ordered: fc.boolean(),
        title: fc.array(fc.option(text), { minLength: tracks.length, maxLength: tracks.length }),
        artist: fc.array(fc.option(text), { minLength: tracks.length, maxLength: tracks.length }),
        friends: fc.array(fc.tuple(fc.nat(users.length - 1), fc.nat(users.length - 1)), { maxLength: 10 }),
        tags: fc.array(fc.tuple(fc.nat(tracks.length - 1), text, fc.integer({ min: -1, max: users.length - 1 })), {
          maxLength: 10,
        }),
        facts: fc.uniqueArray(factsOf(tracks.length), { maxLength: 3, selector: ({ name }) => name }),
      })
      .map(({ events, ordered, title, artist, facts, friends, tags }) => {
        const columns = emptyEvents(events.length);
        events.forEach(([user, track, kind, value, at], e) => {
          columns.user[e] = user;
          columns.track[e] = track;
          columns.kind[e] = kind;
          columns.value[e] = value;
          if (at !== null) columns.at[e] = at;
        });
        return createDataset({
          users,
          tracks,
          events: ordered
            ? { ...columns, order: Float64Array.from(events.keys(), (e) => (e % 3 === 0 ? Number.NaN : e)) }
            : columns,
          catalogue: { title, artist, facts },
          signal,
          friends: { user: Int32Array.from(friends, ([user]) => user), friend: Int32Array.from(friends, ([, friend]) => friend) },
          tags: {
            length: tags.length,
            track: Int32Array.from(tags, ([track]) => track),
            tag: Int32Array.from(tags.keys()),
            user: Int32Array.from(tags, ([, , user]) => user),
            names: tags.map(([, name]) => name),
          },
        });
      }),
  );

/** A dataset of more rows than one vector of DuckDB holds. */
function large(): Dataset {
  const events = emptyEvents(5000);
  for (let e = 0; e < events.length; e++) {
    events.user[e] = e % 3000;
    events.track[e] = e % 7;
    events.value[e] = e + 1;
    if (e % 5 > 0) events.at[e] = 1_700_000_000_000 + e;
  }
  return createDataset({
    users: Array.from({ length: 3000 }, (_, u) => `u${u}`),
    tracks: Array.from({ length: 7 }, (_, t) => `t${t}`),
    events,
    catalogue: {
      title: Array(7).fill(null),
      artist: Array(7).fill("a"),
      facts: [{ name: "year", cells: [1999, null, "2000", 0, 0.5, 1e300, "?"] }],
    },
  });
}

describe("snapshot files", () => {
  it("give the equal dataset again, whatever its ids, titles and times", async () => {
    await fc.assert(
      fc.asyncProperty(datasets, async (dataset) => {
        await files.write("main", dataset);
        const { users, tracks, ...rest } = await files.read("main", dataset.fingerprint);
        expect([users.ids, tracks.ids]).toEqual([dataset.users.ids, dataset.tracks.ids]);
        const { users: _, tracks: __, ...expected } = dataset;
        expect(rest).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it("give a dataset of many rows again", async () => {
    const dataset = large();
    await files.write("main", dataset);
    expect((await files.read("main", dataset.fingerprint)).events).toEqual(dataset.events);
  });

  it("are damaged-file when a file is cut, changed, swapped or gone, and whole again when written again", async () => {
    const dataset = large();
    await files.write("main", dataset);
    const folder = join(root, "main", dataset.fingerprint);
    const refused = (what: string) =>
      expect(files.read("main", dataset.fingerprint), what).rejects.toMatchObject({ code: "damaged-file" });
    for (const name of await readdir(folder)) {
      const file = join(folder, name);
      const whole = await readFile(file);
      await writeFile(file, whole.subarray(0, whole.length >> 1));
      await refused(`${name} cut`);
      await writeFile(file, Buffer.alloc(0));
      await refused(`${name} empty`);
      await rm(file);
      await refused(`${name} gone`);
      await writeFile(file, whole);
    }
    const other = createDataset({
      users: dataset.users.ids,
      tracks: dataset.tracks.ids,
      events: emptyEvents(0),
      catalogue: dataset.catalogue,
    });
    await files.write("main", other);
    await writeFile(join(folder, "events.parquet"), await readFile(join(root, "main", other.fingerprint, "events.parquet")));
    await refused("events of another snapshot");
    await files.write("main", dataset);
    expect((await files.read("main", dataset.fingerprint)).fingerprint).toBe(dataset.fingerprint);
    await expect(files.read("main", "0".repeat(64))).rejects.toMatchObject({ code: "damaged-file" });
    await expect(files.read("other", dataset.fingerprint)).rejects.toMatchObject({ code: "damaged-file" });
  });
});
