import { type RawBuilder, sql } from "kysely";
import type { SentEvent } from "../../ports/events.js";
import { visibleBatches } from "./batches.js";
import type { Database } from "./database.js";
import { bumpRevision, takeTurn } from "./revision.js";

type Transacting = Database["transaction"];

/** Removes one event by the id that a list gives it; tells whether there was one. */
export async function removeEvent(transaction: Transacting, workspace: string, id: string): Promise<boolean> {
  const place = /^(\d{1,15})-(\d{1,15})-(\d{1,15})$/.exec(id)?.slice(1).map(Number);
  if (place === undefined) return false;
  const [batch, user, seq] = place;
  return removeThat(transaction, workspace, sql`batch = ${batch} and user_pk = ${user} and seq = ${seq}`);
}

/** Removes one event by the id that its sender gave it; tells whether there was one. */
export const untellEvent = (transaction: Transacting, workspace: string, { user, id, since }: SentEvent): Promise<boolean> =>
  removeThat(
    transaction,
    workspace,
    sql`user_pk = (select pk from users where workspace_id = ${workspace} and id = ${user})
      and event_id = ${id} and received_at >= ${since}`,
  );

async function removeThat(transaction: Transacting, workspace: string, that: RawBuilder<unknown>): Promise<boolean> {
  return transaction(async (trx) => {
    await takeTurn(trx, workspace);
    const { numAffectedRows } = await sql`
      delete from events where ${that} and batch in ${visibleBatches(trx, workspace)}`.execute(trx);
    if (Number(numAffectedRows ?? 0) === 0) return false;
    await bumpRevision(trx, workspace);
    return true;
  });
}
