import type Libsql from "libsql";

/** Ids that are kept in memory; the others are looked up. */
const REMEMBERED = 300_000;

/** Numbers for ids, from 1 in the order in which they are met: memory does not grow with how many there are. */
export interface Interner {
  numberOf(id: string): number;
}

/** Numbers the ids of a table `(no integer primary key, id text unique)`. */
export function createInterner(connection: Libsql.Database, table: string): Interner {
  const insert = connection.prepare(`insert into ${table} (no, id) values (?, ?)`);
  const find = connection.prepare(`select no from ${table} where id = ?`).raw();
  let known = new Map<string, number>();
  let count = 0;
  let complete = true;
  const lookUp = (id: string): number | undefined => (complete ? undefined : (find.get(id) as [number] | undefined)?.[0]);
  return {
    numberOf(id) {
      const remembered = known.get(id);
      if (remembered !== undefined) return remembered;
      let no = lookUp(id);
      if (no === undefined) {
        no = ++count;
        insert.run(no, id);
      }
      if (known.size >= REMEMBERED) {
        known = new Map();
        complete = false;
      }
      known.set(id, no);
      return no;
    },
  };
}
