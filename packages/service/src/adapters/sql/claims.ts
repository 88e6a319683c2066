import { agreedClaim, type Claim, type Facts, secondsOf } from "@segue/engine";
import type { Kysely } from "kysely";
import { visibleBatches } from "./batches.js";
import type { BatchKind, Schema } from "./schema.js";

/** Whose word counts: what was changed by hand over what was imported. */
const RANK: Readonly<Record<BatchKind, number>> = { edit: 2, import: 1, live: 1 };
/** Tracks looked at together. */
const CHUNK = 500;

/** Writes into these tracks what the visible claims about them agree on; part of the transaction that changes claims. */
export async function agree(db: Kysely<Schema>, workspace: string, tracks: readonly number[]): Promise<void> {
  for (let from = 0; from < tracks.length; from += CHUNK) {
    const chunk = tracks.slice(from, from + CHUNK);
    const claims = await claimsOn(db, workspace, chunk);
    for (const pk of chunk) {
      const { title, artist, facts } = agreedClaim(claims.get(pk) ?? []);
      const agreed = { title, artist, facts_json: JSON.stringify(facts), seconds: secondsOf({ facts }) || null };
      await db.updateTable("tracks").set(agreed).where("pk", "=", pk).execute();
    }
  }
}

async function claimsOn(db: Kysely<Schema>, workspace: string, tracks: readonly number[]): Promise<Map<number, Claim[]>> {
  const rows = await db
    .selectFrom("claims")
    .innerJoin("batches", "batches.pk", "claims.batch")
    .where("track_pk", "in", tracks)
    .where("claims.batch", "in", visibleBatches(db, workspace))
    .select(["track_pk", "title", "artist", "facts_json", "batches.kind"])
    .execute();
  const claims = new Map<number, Claim[]>();
  for (const { track_pk, title, artist, facts_json, kind } of rows) {
    const claim = { rank: RANK[kind], title, artist, facts: JSON.parse(facts_json) as Facts };
    claims.set(track_pk, [...(claims.get(track_pk) ?? []), claim]);
  }
  return claims;
}
