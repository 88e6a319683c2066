import type pg from "pg";
import { tellError } from "./tell-error.js";

/** Tables that may be very large, and in which a listener is a number. What was deleted there is room for others. */
const LARGE = ["events", "claims", "friends", "tags", "tracks", "labels"];
/** How often a table that others keep busy is tried. */
const ATTEMPTS = 30;

/**
 * Tables in which a listener's id stands as text are written anew, without what was deleted; each is locked for that while, and where others
 * hold it longer it is tried again. The server's log of changes (WAL), its replicas and its backups are its operator's.
 */
export async function leaveNoTrace(pool: pg.Pool, where: string): Promise<void> {
  let client: pg.PoolClient | undefined;
  try {
    client = await pool.connect();
    await client.query("set lock_timeout = '2s'");
    const { rows } = await client.query(
      "select format('%I', relname) as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by 1",
    );
    for (const { name } of rows as { name: string }[])
      await patiently(client, LARGE.includes(name) ? `vacuum ${name}` : `vacuum full ${name}`);
  } catch (thrown) {
    throw tellError(thrown, where);
  } finally {
    // Not to be used with that limit by others.
    client?.release(true);
  }
}

async function patiently(client: pg.PoolClient, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(statement);
      return;
    } catch (thrown) {
      const isBusy = (thrown as { code?: string }).code === "55P03";
      if (!isBusy || attempt === ATTEMPTS) throw thrown;
    }
  }
}
