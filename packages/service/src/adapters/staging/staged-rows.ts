import type { Claim } from "@segue/engine";
import type Libsql from "libsql";

type Cell = string | number | null;
/** The cells of a row, in the order of its table's columns after the batch. */
export type Row = readonly Cell[];

/** What the rows of each table are, in the order of its columns after the batch. */
export const PLAIN: Readonly<Record<string, string>> = {
  user_claims: "select u.pk, c.facts from user_claims c join users u on u.no = c.user order by u.pk",
  friends: "select u.pk, f.pk from friends e join users u on u.no = e.user join users f on f.no = e.friend order by u.pk, f.pk",
  tags: `select t.pk, e.tag, coalesce(u.pk, 0), e.at from tags e join tracks t on t.no = e.track left join users u on u.no = e.user
    order by t.pk, e.tag, u.pk`,
  labels: "select track, label from labels order by track, label",
  problems: "select * from problems order by seq",
};

/** A row of the real database that stands for an id. */
export interface Numbered {
  readonly pk: number;
  /** Whether it was made just now: nobody sees it yet. */
  readonly fresh: boolean;
}

/** Notes the number of every id in the real database; `find` gives those of some ids, in their order. */
export async function numberIds(
  stage: Libsql.Database,
  table: "users" | "tracks",
  chunk: number,
  find: (ids: readonly string[]) => Promise<readonly Numbered[]>,
): Promise<void> {
  const next = stage.prepare(`select no, id from ${table} where no > ? order by no limit ${chunk}`).raw();
  const note = stage.prepare(
    table === "tracks" ? "update tracks set pk = ?, fresh = ? where no = ?" : "update users set pk = ? where no = ?",
  );
  for (let last = 0; ; ) {
    const rows = next.all(last) as [number, string][];
    if (rows.length === 0) return;
    const found = await find(rows.map(([, id]) => id));
    stage.exec("begin");
    rows.forEach(([no], at) => {
      const { pk, fresh } = found[at]!;
      note.run(...(table === "tracks" ? [pk, fresh ? 1 : 0, no] : [pk, no]));
    });
    stage.exec("commit");
    last = rows.at(-1)![0];
  }
}

/** What an import says about a track. */
export interface Told {
  readonly track: number;
  /** Whether the import made the track known: nobody sees it yet. */
  readonly fresh: boolean;
  readonly claims: Claim[];
}

/** What is said about each track, in the order of their numbers in the real database. */
export function* claimsByTrack(stage: Libsql.Database): Generator<Told> {
  const told = stage
    .prepare("select t.pk, t.fresh, c.claim from claims c join tracks t on t.no = c.track order by t.pk, c.claim")
    .raw()
    .iterate() as Iterable<[number, number, string]>;
  let current: Told | undefined;
  for (const [track, fresh, text] of told) {
    if (current?.track !== track) {
      if (current) yield current;
      current = { track, fresh: fresh === 1, claims: [] };
    }
    const [title, artist, facts] = JSON.parse(text) as [string | null, string | null, Claim["facts"]];
    current.claims.push({ rank: 0, title, artist, facts });
  }
  if (current) yield current;
}

export function countEvents(stage: Libsql.Database): number {
  const [total] = stage.prepare("select count(*) from events").raw().get() as [number];
  return total;
}

/** Events as they are clustered: user, number, track, kind, value, time, duration. */
export const eventRows = (stage: Libsql.Database): Iterable<Row> =>
  stage
    .prepare(
      `select u.pk, e.rowid, t.pk, e.kind, e.value, e.at, e.duration
       from events e join users u on u.no = e.user join tracks t on t.no = e.track order by e.user, e.rowid`,
    )
    .raw()
    .iterate() as Iterable<Row>;
