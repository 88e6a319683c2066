import { randomUUID } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  BIGINT,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  FLOAT,
  INTEGER,
  UTINYINT,
  VARCHAR,
} from "@duckdb/node-api";
import {
  type Cell,
  type CellMethod,
  createDataset,
  type Dataset,
  type DatasetParts,
  emptyEvents,
  type FactColumn,
  FILL_METHODS,
  friendPairs,
  type Signal,
} from "@segue/engine";
import { SegueError } from "../../errors.js";
import type { SnapshotFiles } from "../../ports/snapshot-files.js";

/** Of the format; the first had no facts, the second neither friends nor tags, the third no order of play. */
const VERSION = 4;
/** How systems say that a folder is there already. */
const THERE = ["ENOTEMPTY", "EEXIST"];
/** Rows of one DuckDB vector. */
const VECTOR = 2048;

/**
 * Snapshots as folders of Parquet files below `root`: `users` (id), `tracks` (id, title, artist), `facts` (track,
 * fact, number or text, method), `friends` (user, friend), `tags` (track, tag, user or none), `events` (user, track, kind, value, at in milliseconds,
 * and, where it is known of any, their order of play) and `about` (signal, format version); rows
 * of users and tracks are referred to by their position.
 */
export function parquetSnapshotFiles(root: string): SnapshotFiles {
  const placeOf = (workspace: string, fingerprint: string) => join(root, workspace, fingerprint);
  return {
    async write(workspace, dataset) {
      const place = placeOf(workspace, dataset.fingerprint);
      // Two jobs may take the same snapshot at once.
      const temporary = `${place}.${randomUUID()}.tmp`;
      await mkdir(temporary, { recursive: true });
      await withDuckdb((connection) => writeTables(connection, temporary, dataset));
      await mkdir(dirname(place), { recursive: true });
      await rm(place, { recursive: true, force: true });
      await rename(temporary, place).catch(async (thrown: unknown) => {
        if (!THERE.includes((thrown as { code?: string }).code ?? "")) throw thrown;
        // Another one has written the same meanwhile.
        await rm(temporary, { recursive: true, force: true });
      });
    },
    async read(workspace, fingerprint) {
      const place = placeOf(workspace, fingerprint);
      const dataset = await withDuckdb((connection) => readTables(connection, place)).catch((cause: unknown) => {
        throw new SegueError("damaged-file", `The snapshot in ${place} cannot be read.`, { cause });
      });
      if (dataset.fingerprint !== fingerprint) {
        throw new SegueError("damaged-file", `The snapshot in ${place} does not have the content that its name promises.`);
      }
      return dataset;
    },
    holding: (workspace, fingerprints, user) =>
      withDuckdb(async (connection) => {
        const found: string[] = [];
        for (const fingerprint of fingerprints) {
          const file = join(placeOf(workspace, fingerprint), "users.parquet");
          const find = `select 1 from read_parquet(${quote(file)}) where id = $1 limit 1`;
          const rows = await connection.runAndReadAll(find, [user]).then(
            (result) => result.getRowsJson(),
            () => undefined,
          );
          if (rows === undefined || rows.length > 0) found.push(fingerprint);
        }
        return found;
      }),
    remove: (workspace, fingerprint) => rm(placeOf(workspace, fingerprint), { recursive: true, force: true }),
  };
}

async function withDuckdb<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

type Columns = readonly { readonly name: string; readonly type: DuckDBType; cell(row: number): unknown }[];

async function writeTables(connection: DuckDBConnection, folder: string, dataset: Dataset): Promise<void> {
  const { users, tracks, events, catalogue, signal, tags } = dataset;
  const { order } = events;
  const write = (name: string, rows: number, columns: Columns) =>
    writeParquet(connection, join(folder, `${name}.parquet`), rows, columns);
  await write("about", 1, [
    { name: "version", type: INTEGER, cell: () => VERSION },
    { name: "signal", type: VARCHAR, cell: () => signal },
  ]);
  await write("users", users.size, [{ name: "id", type: VARCHAR, cell: (row) => users.ids[row] }]);
  await write("tracks", tracks.size, [
    { name: "id", type: VARCHAR, cell: (row) => tracks.ids[row] },
    { name: "title", type: VARCHAR, cell: (row) => catalogue.title[row] },
    { name: "artist", type: VARCHAR, cell: (row) => catalogue.artist[row] },
  ]);
  const { length, track, fact } = knownCells(catalogue.facts);
  const factAt = (row: number) => catalogue.facts[fact[row]!]!;
  const cellAt = (row: number) => factAt(row).cells[track[row]!]!;
  const methodAt = (row: number) => factAt(row).methods?.[track[row]!];
  await write("facts", length, [
    { name: "track", type: INTEGER, cell: (row) => track[row] },
    { name: "fact", type: VARCHAR, cell: (row) => factAt(row).name },
    { name: "number", type: DOUBLE, cell: (row) => (typeof cellAt(row) === "number" ? cellAt(row) : null) },
    { name: "text", type: VARCHAR, cell: (row) => (typeof cellAt(row) === "number" ? null : cellAt(row)) },
    { name: "method", type: VARCHAR, cell: (row) => FILL_METHODS[methodAt(row) ?? -1] },
  ]);
  const friends = friendPairs(dataset.friends);
  await write("friends", friends.user.length, [
    { name: "user", type: INTEGER, cell: (row) => friends.user[row] },
    { name: "friend", type: INTEGER, cell: (row) => friends.friend[row] },
  ]);
  await write("tags", tags.length, [
    { name: "track", type: INTEGER, cell: (row) => tags.track[row] },
    { name: "tag", type: VARCHAR, cell: (row) => tags.names[tags.tag[row]!] },
    { name: "user", type: INTEGER, cell: (row) => (tags.user[row]! < 0 ? null : tags.user[row]) },
  ]);
  await write("events", events.length, [
    { name: "user", type: INTEGER, cell: (row) => events.user[row] },
    { name: "track", type: INTEGER, cell: (row) => events.track[row] },
    { name: "kind", type: UTINYINT, cell: (row) => events.kind[row] },
    { name: "value", type: FLOAT, cell: (row) => events.value[row] },
    { name: "at", type: BIGINT, cell: (row) => (Number.isNaN(events.at[row]) ? null : BigInt(events.at[row]!)) },
    ...(order === undefined ? [] : [{ name: "order", type: DOUBLE, cell: placeIn(order) }]),
  ]);
}

const placeIn = (order: Float64Array) => (row: number) => (Number.isNaN(order[row]) ? null : order[row]);

/** The cells that are written: those that hold something, and all of a column that was filled. */
function knownCells(columns: readonly FactColumn[]) {
  const isWritten = ({ cells, methods }: FactColumn, row: number) => methods !== undefined || cells[row] !== null;
  let length = 0;
  for (const column of columns) for (let row = 0; row < column.cells.length; row++) if (isWritten(column, row)) length++;
  const [track, fact] = [new Int32Array(length), new Int32Array(length)];
  let at = 0;
  columns.forEach((column, c) => {
    for (let row = 0; row < column.cells.length; row++) {
      if (!isWritten(column, row)) continue;
      track[at] = row;
      fact[at++] = c;
    }
  });
  return { length, track, fact };
}

async function readFacts(connection: DuckDBConnection, file: string, tracks: number): Promise<FactColumn[]> {
  const columns = new Map<string, { name: string; cells: Cell[]; methods?: Uint8Array }>();
  const rows = await connection.stream(`from read_parquet(${quote(file)})`);
  for (;;) {
    const chunk = await rows.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return [...columns.values()];
    for (const [track, name, number, text, method] of chunk.getRows() as [
      number,
      string,
      number | null,
      string | null,
      CellMethod | null,
    ][]) {
      const column = columns.get(name) ?? { name, cells: new Array<Cell>(tracks).fill(null) };
      columns.set(name, column);
      column.cells[track] = number ?? text;
      if (method === null) continue;
      column.methods ??= new Uint8Array(tracks);
      column.methods[track] = FILL_METHODS.indexOf(method);
    }
  }
}

async function writeParquet(connection: DuckDBConnection, file: string, rows: number, columns: Columns): Promise<void> {
  const table = columns.map(({ name, type }) => `"${name}" ${type}`).join(", ");
  await connection.run(`create or replace table rows (${table})`);
  const appender = await connection.createAppender("rows");
  for (let from = 0; from < rows; from += VECTOR) {
    const length = Math.min(VECTOR, rows - from);
    const chunk = DuckDBDataChunk.create(
      columns.map(({ type }) => type),
      length,
    );
    columns.forEach(({ cell }, c) => {
      chunk.setColumnValues(
        c,
        Array.from({ length }, (_, i) => (cell(from + i) ?? null) as never),
      );
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run(`copy rows to ${quote(file)} (format parquet, compression zstd)`);
}

async function readTables(connection: DuckDBConnection, folder: string): Promise<Dataset> {
  const columns = async (name: string) => {
    const reader = await connection.runAndReadAll(`from read_parquet(${quote(join(folder, `${name}.parquet`))})`);
    return reader.getColumnsObject() as Record<string, unknown[]>;
  };
  const about = await columns("about");
  const users = await columns("users");
  const tracks = await columns("tracks");
  const version = about.version?.[0] as number;
  const related = version < 3 ? {} : relationsOf(await columns("friends"), await columns("tags"));
  const facts = version < 2 ? [] : readFacts(connection, join(folder, "facts.parquet"), tracks.id?.length ?? 0);
  return createDataset({
    users: (users.id ?? []) as string[],
    tracks: (tracks.id ?? []) as string[],
    catalogue: {
      title: (tracks.title ?? []) as (string | null)[],
      artist: (tracks.artist ?? []) as (string | null)[],
      facts: await facts,
    },
    events: await readEvents(connection, join(folder, "events.parquet")),
    signal: about.signal?.[0] as Signal,
    ...related,
  });
}

type ColumnsRead = Readonly<Record<string, unknown[] | undefined>>;

function relationsOf(friends: ColumnsRead, tags: ColumnsRead): Pick<DatasetParts, "friends" | "tags"> {
  const numbers = (table: ColumnsRead, name: string) =>
    Int32Array.from((table[name] ?? []) as (number | null)[], (number) => number ?? -1);
  const said = (tags.tag ?? []) as string[];
  const names = [...new Set(said)];
  const numberOf = new Map(names.map((name, number) => [name, number]));
  return {
    friends: { user: numbers(friends, "user"), friend: numbers(friends, "friend") },
    tags: {
      length: said.length,
      track: numbers(tags, "track"),
      tag: Int32Array.from(said, (name) => numberOf.get(name)!),
      user: numbers(tags, "user"),
      names,
    },
  };
}

type EventVectors = [number[], number[], number[], number[], (bigint | null)[], (number | null)[]?];

async function readEvents(connection: DuckDBConnection, file: string) {
  const count = await connection.runAndReadAll(`select count(*)::int from read_parquet(${quote(file)})`);
  const events = emptyEvents(count.getRows()[0]?.[0] as number);
  const rows = await connection.stream(`from read_parquet(${quote(file)})`);
  const order = rows.columnNames().includes("order") ? new Float64Array(events.length) : undefined;
  let at = 0;
  for (;;) {
    const chunk = await rows.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return order === undefined ? events : { ...events, order };
    const [user, track, kind, value, time, places = []] = chunk.getColumns() as EventVectors;
    order?.set(
      places.map((place) => place ?? Number.NaN),
      at,
    );
    events.user.set(user, at);
    events.track.set(track, at);
    events.kind.set(kind, at);
    events.value.set(value, at);
    events.at.set(
      time.map((ms) => (ms === null ? Number.NaN : Number(ms))),
      at,
    );
    at += chunk.rowCount;
  }
}

/** A text as an SQL literal: DuckDB takes no parameter for the file of `copy`. The names are made by Segue, not by users. */
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
