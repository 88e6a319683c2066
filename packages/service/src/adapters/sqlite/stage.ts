import { rmSync } from "node:fs";
import { join } from "node:path";
import { type DataRow, kindCode } from "@segue/engine";
import type Libsql from "libsql";
import type { ImportRecord, ImportStage } from "../../ports/imports.js";

interface Connector {
  connect(): Libsql.Database;
  whenFree<T>(attempt: () => Promise<T>): Promise<T>;
}

/**
 * An import's rows on their way in: first into a database file of their own, at the end by one transaction into the real one.
 * Until then nobody sees them, and the real database is not locked while files are parsed.
 */
export async function stageImport(connector: Connector, folder: string, workspace: string, id: string): Promise<ImportStage> {
  const file = join(folder, `${id}.db`);
  removeFile(file);
  const connection = connector.connect();
  connection.prepare("attach database ? as stage").run(file);
  connection.exec(
    `pragma stage.journal_mode = off; pragma stage.synchronous = off; pragma main.cache_size = -${CACHE_KIB}; ${TABLES}`,
  );
  const discard = async () => {
    connection.close();
    removeFile(file);
  };
  return {
    add: async (rows) => insertRows(connection, rows),
    discard,
    async publish(record) {
      await connector.whenFree(async () => publish(connection, workspace, record));
      await discard();
    },
  };
}

/** For publishing: with SQLite's 2 MB the indexes of a million events do not fit, and most inserts write a page out and read it again. */
const CACHE_KIB = 65_536;

const TABLES = `
  create table stage.events (
    pk integer primary key, user text not null, track text not null, kind integer not null, value real not null, at integer, duration real);
  create table stage.tracks (id text primary key, title text, artist text) without rowid;`;

function insertRows(connection: Libsql.Database, rows: readonly DataRow[]): void {
  const event = connection.prepare("insert into stage.events (user, track, kind, value, at, duration) values (?, ?, ?, ?, ?, ?)");
  const track = connection.prepare(
    `insert into stage.tracks (id, title, artist) values (?, ?, ?)
     on conflict do update set title = coalesce(excluded.title, title), artist = coalesce(excluded.artist, artist)`,
  );
  connection.exec("begin");
  for (const row of rows) {
    if (row.type === "track") track.run(row.track, row.title ?? null, row.artist ?? null);
    else if (row.type === "event")
      event.run(row.user, row.track, kindCode(row.kind), row.value, row.at ?? null, row.duration ?? null);
  }
  connection.exec("commit");
}

function publish(connection: Libsql.Database, workspace: string, record: ImportRecord): void {
  connection.exec("begin immediate");
  try {
    for (const [statement, parameters] of publishing(workspace, record)) connection.prepare(statement).run(...parameters);
    connection.exec("commit");
  } catch (thrown) {
    // A full disk has rolled back by itself; a second rollback would hide the reason.
    if (connection.inTransaction) connection.exec("rollback");
    throw thrown;
  }
}

/** The statements of the publishing transaction. New users and tracks come in the order in which the files name them. */
function publishing(workspace: string, record: ImportRecord): [string, (string | number)[]][] {
  const newIds = (column: string) => `select ?, ${column}, ? from stage.events group by ${column} order by min(pk)`;
  const { id, name, format, contentHash, rows, rules, simulated, createdAt } = record;
  return [
    [`insert or ignore into users (workspace_id, id, created_at) ${newIds("user")}`, [workspace, createdAt]],
    [`insert or ignore into tracks (workspace_id, id, created_at) ${newIds("track")}`, [workspace, createdAt]],
    ["insert or ignore into tracks (workspace_id, id, created_at) select ?, id, ? from stage.tracks", [workspace, createdAt]],
    [
      `update tracks set title = coalesce(told.title, tracks.title), artist = coalesce(told.artist, tracks.artist)
       from stage.tracks as told where tracks.workspace_id = ? and tracks.id = told.id`,
      [workspace],
    ],
    [
      `insert into events (workspace_id, user_pk, track_pk, kind, value, at, duration, import_id, received_at)
       select ?, u.pk, t.pk, e.kind, e.value, e.at, e.duration, ?, ?
       from stage.events e
       join users u on u.workspace_id = ? and u.id = e.user
       join tracks t on t.workspace_id = ? and t.id = e.track
       order by e.pk`,
      [workspace, id, createdAt, workspace, workspace],
    ],
    [
      `insert into imports (id, workspace_id, name, format, content_hash, rows_json, rules_json, simulated, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, workspace, name, format, contentHash, JSON.stringify(rows), JSON.stringify(rules), simulated ? 1 : 0, createdAt],
    ],
    [
      `insert into revisions (workspace_id, revision) values (?, 1)
       on conflict (workspace_id) do update set revision = revisions.revision + 1`,
      [workspace],
    ],
  ];
}

function removeFile(file: string): void {
  for (const suffix of ["", "-journal", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
}
