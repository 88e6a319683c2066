import { sql } from "kysely";
import { visibleBatches } from "./batches.js";
import type { Database } from "./database.js";
import { bumpRevision, takeTurn } from "./revision.js";

/** Removes one event by the id that a list gives it; tells whether there was one. */
export async function removeEvent(transaction: Database["transaction"], workspace: string, id: string): Promise<boolean> {
  const place = /^(\d{1,15})-(\d{1,15})-(\d{1,15})$/.exec(id)?.slice(1).map(Number);
  if (place === undefined) return false;
  return transaction(async (trx) => {
    await takeTurn(trx, workspace);
    const [batch, user, seq] = place;
    const { numAffectedRows } = await sql`
      delete from events where batch = ${batch} and user_pk = ${user} and seq = ${seq}
        and batch in ${visibleBatches(trx, workspace)}`.execute(trx);
    if (Number(numAffectedRows ?? 0) === 0) return false;
    await bumpRevision(trx, workspace);
    return true;
  });
}
