import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DataRow, kindCode, type ProblemRow } from "@segue/engine";
import type Libsql from "libsql";
import type { ImportRecord, ImportStage } from "../../ports/imports.js";
import { createInterner } from "./interner.js";
import { openFile } from "./open-file.js";

/** A batch whose rows are all in the real database, seen by nobody. */
export interface LoadedBatch {
  /** Makes it visible, all at once, and records the import. */
  publish(record: ImportRecord): Promise<void>;
  /** Removes it again. */
  drop(): Promise<void>;
}

/** Brings staged rows into the real database, in a batch that nobody sees. Nothing of it stays when it rejects, `progress` included. */
export type LoadBatch = (
  stage: Libsql.Database,
  workspace: string,
  createdAt: number,
  progress: (fraction: number) => Promise<void>,
) => Promise<LoadedBatch>;

/**
 * An import's rows on their way in: first, as they are read, into a database file of their own; then, sorted, into the real one, in
 * a batch that nobody sees; at last the batch becomes visible, at once.
 */
export function stageImport(load: LoadBatch, folder: string, workspace: string, id: string): ImportStage {
  const file = join(folder, `${id}.db`);
  mkdirSync(folder, { recursive: true });
  removeFile(file);
  const stage = openFile(file);
  stage.exec(`pragma journal_mode = off; pragma synchronous = off; ${TABLES}`);
  const write = createWriter(stage);
  const discard = async () => {
    stage.close();
    removeFile(file);
  };
  return {
    add: async (rows) => inOne(stage, rows, write.row),
    addProblems: async (problems) => inOne(stage, problems, write.problem),
    discard,
    async publish(record, progress = async () => {}) {
      const loaded = await load(stage, workspace, record.createdAt, progress);
      try {
        await loaded.publish(record);
      } catch (thrown) {
        await loaded.drop();
        throw thrown;
      }
      await discard();
    },
  };
}

const TABLES = `
  create table users (no integer primary key, id text not null unique, pk integer);
  create table tracks (no integer primary key, id text not null unique, pk integer, fresh integer);
  create table events (user integer not null, track integer not null, kind integer not null, value real not null, at integer, duration real);
  create table claims (track integer not null, claim text not null, primary key (track, claim)) without rowid;
  create table user_claims (user integer primary key, facts text not null);
  create table friends (user integer not null, friend integer not null, primary key (user, friend)) without rowid;
  create table tags (track integer not null, tag text not null, user integer not null, at integer, primary key (track, tag, user)) without rowid;
  create table labels (track text not null, label text not null, primary key (track, label)) without rowid;
  create table problems (
    seq integer primary key, file text, line integer, field text, value text, rule text, outcome text, reason text, remedy text);`;

/** Problems kept of one import; all are counted. */
const MOST_PROBLEMS = 10_000;

function createWriter(stage: Libsql.Database) {
  const users = createInterner(stage, "users");
  const tracks = createInterner(stage, "tracks");
  const insert = (table: string, values: number, rest = "") =>
    stage.prepare(`insert into ${table} values (${new Array(values).fill("?").join(", ")}) ${rest}`);
  const event = insert("events", 6);
  const claim = insert("claims", 2, "on conflict do nothing");
  const facts = insert("user_claims", 2, "on conflict do update set facts = min(facts, excluded.facts)");
  const friend = insert("friends", 2, "on conflict do nothing");
  const tag = insert("tags", 4, "on conflict do update set at = min(at, excluded.at)");
  const label = insert("labels", 2, "on conflict do nothing");
  const problem = insert("problems", 9);
  let problems = 0;
  return {
    row(row: DataRow): void {
      switch (row.type) {
        case "event":
          event.run(
            users.numberOf(row.user),
            tracks.numberOf(row.track),
            kindCode(row.kind),
            row.value,
            row.at ?? null,
            row.duration ?? null,
          );
          return;
        case "track":
          claim.run(tracks.numberOf(row.track), JSON.stringify([row.title ?? null, row.artist ?? null, row.facts ?? {}]));
          return;
        case "user":
          facts.run(users.numberOf(row.user), JSON.stringify(row.facts));
          return;
        case "friend":
          friend.run(users.numberOf(row.user), users.numberOf(row.friend));
          return;
        case "tag":
          tag.run(tracks.numberOf(row.track), row.tag, row.user === undefined ? 0 : users.numberOf(row.user), row.at ?? null);
          return;
        case "label":
          label.run(row.track, row.label);
      }
    },
    problem({ file, line, field, value, rule, outcome, reason, remedy }: ProblemRow): void {
      if (++problems > MOST_PROBLEMS) return;
      problem.run(problems, file, line, field ?? null, value?.replaceAll("\0", "␀") ?? null, rule, outcome, reason, remedy);
    },
  };
}

function inOne<T>(stage: Libsql.Database, rows: readonly T[], write: (row: T) => void): void {
  stage.exec("begin");
  for (const row of rows) write(row);
  stage.exec("commit");
}

function removeFile(file: string): void {
  for (const suffix of ["", "-journal", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
}
