import { dirname } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import Cursor from "pg-cursor";
import type { ContentRow } from "../../ports/contents.js";
import type { ListenedEvent } from "../../ports/events.js";
import type { Store } from "../../ports/store.js";
import { clearDeadFolders } from "../files/process-folders.js";
import { addEvents } from "../sql/add-events.js";
import { contentQueries } from "../sql/content-queries.js";
import type { Database } from "../sql/database.js";
import { type ListeningRows, listeningOf, listeningQueries } from "../sql/listening.js";
import type { Schema } from "../sql/schema.js";
import { sqlStore } from "../sql/store.js";
import { stageImport } from "../staging/stage.js";
import { giveUpDead } from "./give-up-dead.js";
import { loadBatch } from "./load-batch.js";
import { migrate } from "./migrate.js";
import { leaveNoTrace } from "./no-trace.js";
import { createPool, kyselyPool, placeOf } from "./pool.js";
import { atOneMoment } from "./reader.js";
import { untilAlone } from "./until-alone.js";

const CONTENTS = contentQueries("$1::text", "$2::text");
const LISTENING = listeningQueries("$1::text");

/**
 * Opens (and makes or brings up to date) the tables of a PostgreSQL database, which several processes may use at once. Imports on their way in
 * lie in `staging`, a folder of this process. Rejects with `database-unreachable`, `database-refused` or `newer-database`.
 */
export async function openPostgres(url: string, staging: string): Promise<Store> {
  // What SQLite sorts beside memory lies beside what is staged; /tmp may be small, or memory itself.
  process.env.SQLITE_TMPDIR = staging;
  const where = placeOf(url);
  const pool = createPool(url);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: kyselyPool(pool, where), cursor: Cursor }) });
  try {
    await migrate(db, where);
  } catch (thrown) {
    await db.destroy();
    throw thrown;
  }
  const transaction: Database["transaction"] = (work) => untilAlone(() => db.transaction().execute(work));
  const connector = { db, pool, transaction, where };
  return sqlStore({
    db,
    transaction,
    readConsistently: (use) => db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(use),
    addEvents: addEvents(transaction),
    stageImport: async (workspace, id) => stageImport(loadBatch(connector), staging, workspace, id),
    async giveUpImports() {
      await giveUpDead(db);
      clearDeadFolders(dirname(staging));
    },
    readEverything: (workspace, use) =>
      atOneMoment(pool, where, async ({ all, batchesOf }) => {
        const ask = <Row>(query: string) => all<Row>(query, [workspace]);
        const rows: ListeningRows = {
          users: await ask(LISTENING.users),
          tracks: await ask(LISTENING.tracks),
          imports: await ask(LISTENING.imports),
          friends: await ask(LISTENING.friends),
          tags: await ask(LISTENING.tags),
          count: (await ask<{ n: number }>(LISTENING.count))[0]!.n,
        };
        return use(listeningOf(rows, () => batchesOf<ListenedEvent>(LISTENING.events, [workspace])));
      }),
    contents: {
      read: (workspace, use) =>
        atOneMoment(pool, where, ({ batchesOf }) =>
          use((table, user) => batchesOf<ContentRow>(CONTENTS[table], [workspace, user ?? null])),
        ),
    },
    leaveNoTrace: () => leaveNoTrace(pool, where),
    close: () => db.destroy(),
  });
}
