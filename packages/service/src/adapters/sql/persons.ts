import { EVENT_KINDS, type Facts } from "@segue/engine";
import { type Kysely, sql } from "kysely";
import type { PersonRecord, Persons } from "../../ports/persons.js";
import { presentAudit } from "./audit.js";
import { visibleBatches } from "./batches.js";
import { containing } from "./containing.js";
import type { Database } from "./database.js";
import { presentJob } from "./jobs.js";
import { presentKey } from "./keys.js";
import type { Schema } from "./schema.js";
import { usageByDay } from "./usage.js";

/** What is kept of a listener, table by table: see `tables-of-persons.ts`. */
export function sqlPersons({ db }: Pick<Database, "db">): Persons {
  return {
    async about(workspace, id, pseudonym) {
      const user = await db
        .selectFrom("users")
        .where("workspace_id", "=", workspace)
        .where("batch", "in", visibleBatches(db, workspace))
        .where("id", "=", id)
        .select(["pk", "created_at", "facts_json"])
        .executeTakeFirst();
      if (user === undefined) return undefined;
      const sources = await sourcesOf(db, workspace);
      const listening = await listeningOf(db, workspace, user.pk, sources);
      const named = new Set([...Object.values(listening)].flat().map(({ source }) => source));
      const keys = await keysOf(db, workspace, id);
      return {
        id,
        createdAt: user.created_at,
        facts: JSON.parse(user.facts_json) as Facts,
        ...listening,
        imports: (await importsOf(db, workspace)).filter((each) => named.has(each.id)),
        ...(await quotedBy(db, workspace, id)),
        keys,
        usage:
          keys.length === 0
            ? []
            : await usageByDay(
                db,
                workspace,
                keys.map((key) => key.id),
              ),
        audit: await auditOf(
          db,
          workspace,
          [pseudonym],
          keys.map((key) => key.id),
        ),
      };
    },
  };
}

type Sources = ReadonlyMap<number, string>;

/** What each batch that is seen is called: an import by its id. */
async function sourcesOf(db: Kysely<Schema>, workspace: string): Promise<Sources> {
  const rows = await db
    .selectFrom("batches")
    .leftJoin("imports", "imports.batch", "batches.pk")
    .where("batches.workspace_id", "=", workspace)
    .where("batches.state", "=", "published")
    .select(["batches.pk", "batches.kind", "imports.id"])
    .execute();
  return new Map(rows.map(({ pk, kind, id }) => [pk, id ?? kind]));
}

/** What they did, and what is said about them. */
async function listeningOf(db: Kysely<Schema>, workspace: string, user: number, sources: Sources) {
  const batches = visibleBatches(db, workspace);
  // A batch that came in meanwhile has no name yet.
  const source = (batch: number) => sources.get(batch) ?? "import";
  const events = await db
    .selectFrom("events")
    .innerJoin("tracks", "tracks.pk", "events.track_pk")
    .where("events.batch", "in", batches)
    .where("events.user_pk", "=", user)
    .orderBy("events.at")
    .orderBy("events.batch")
    .orderBy("events.seq")
    .select(["tracks.id as track", "kind", "value", "at", "duration", "event_id", "recommendation_id", "received_at"])
    .select("events.batch")
    .execute();
  const claims = await db
    .selectFrom("user_claims")
    .where("batch", "in", batches)
    .where("user_pk", "=", user)
    .selectAll()
    .execute();
  const friends = await db
    .selectFrom("friends")
    .innerJoin("users as one", "one.pk", "friends.user_pk")
    .innerJoin("users as other", "other.pk", "friends.friend_pk")
    .where("friends.batch", "in", batches)
    .where((where) => where.or([where("friends.user_pk", "=", user), where("friends.friend_pk", "=", user)]))
    .orderBy("one.id")
    .orderBy("other.id")
    .select(["one.id as user", "other.id as friend", "friends.batch"])
    .execute();
  const tags = await db
    .selectFrom("tags")
    .innerJoin("tracks", "tracks.pk", "tags.track_pk")
    .where("tags.batch", "in", batches)
    .where("tags.user_pk", "=", user)
    .orderBy("tracks.id")
    .orderBy("tags.tag")
    .select(["tracks.id as track", "tags.tag", "tags.at", "tags.batch"])
    .execute();
  return {
    events: events.map(({ kind, event_id, recommendation_id, received_at, batch, ...event }) => ({
      ...event,
      kind: EVENT_KINDS[kind]!,
      id: event_id,
      recommendation: recommendation_id,
      receivedAt: received_at,
      source: source(batch),
    })),
    claims: claims.map(({ batch, facts_json }) => ({ source: source(batch), facts: JSON.parse(facts_json) as Facts })),
    friends: friends.map(({ batch, ...friend }) => ({ ...friend, source: source(batch) })),
    tags: tags.map(({ batch, ...tag }) => ({ ...tag, source: source(batch) })),
  } satisfies Partial<Record<keyof PersonRecord, unknown>>;
}

async function importsOf(db: Kysely<Schema>, workspace: string) {
  const imports = db.selectFrom("imports").where("workspace_id", "=", workspace).orderBy("batch");
  return (await imports.select(["id", "name", "created_at"]).execute()).map(({ created_at, ...each }) => ({
    ...each,
    createdAt: created_at,
  }));
}

async function keysOf(db: Kysely<Schema>, workspace: string, id: string) {
  const keys = db.selectFrom("keys").where("workspace_id", "=", workspace).where("user_id", "=", id);
  return (await keys.orderBy("created_at").selectAll().execute()).map(presentKey);
}

/** What quotes their id: rows that were not taken, examples, jobs, logs, reports, and answers that are kept. */
async function quotedBy(db: Kysely<Schema>, workspace: string, id: string) {
  const problems = await db
    .selectFrom("problems")
    .innerJoin("imports", "imports.batch", "problems.batch")
    .where("imports.workspace_id", "=", workspace)
    .where(contains("problems.value", id))
    .orderBy("problems.batch")
    .orderBy("problems.seq")
    .select(["imports.id as import", "problems.file", "problems.line", sql<string>`problems.value`.as("value")])
    .execute();
  const inJson = JSON.stringify(id).slice(1, -1);
  const jobs = db.selectFrom("jobs").where("workspace_id", "=", workspace);
  const told = await jobs
    .where((where) => where.or([contains("input_json", inJson), contains("result_json", inJson), contains("error_json", inJson)]))
    .orderBy("seq")
    .selectAll()
    .execute();
  const jobLogs = await db
    .selectFrom("job_log")
    .where("job_id", "in", jobs.select("id"))
    .where(contains("text", id))
    .orderBy("pk")
    .select(["job_id as job", "at", "text"])
    .execute();
  const kept = await db
    .selectFrom("idempotency")
    .where("workspace_id", "=", workspace)
    .where(contains("answer_json", inJson))
    .orderBy("created_at")
    .orderBy("key")
    .select(["created_at", "answer_json"])
    .execute();
  const answers = kept.map(({ created_at, answer_json }) => ({ at: created_at, answer: JSON.parse(answer_json!) as unknown }));
  return { problems, jobs: told.map(presentJob), jobLogs, answers, ...(await examplesOf(db, workspace, id, inJson)) };
}

interface Rule {
  readonly rule: string;
  readonly examples: readonly string[];
}

async function examplesOf(db: Kysely<Schema>, workspace: string, id: string, inJson: string) {
  const quoting = (rules: readonly Rule[]) =>
    rules.flatMap(({ rule, examples }) => examples.filter((each) => each.includes(id)).map((example) => ({ rule, example })));
  const imports = db.selectFrom("imports").where("workspace_id", "=", workspace).where(contains("rules_json", inJson));
  const snapshots = db.selectFrom("snapshots").where("workspace_id", "=", workspace).where(contains("report_json", inJson));
  const examples = (await imports.select(["id", "rules_json"]).execute()).flatMap(({ id: source, rules_json }) =>
    quoting(JSON.parse(rules_json) as Rule[]).map((each) => ({ import: source, ...each })),
  );
  const reports = (await snapshots.select(["fingerprint", "report_json"]).execute()).flatMap(({ fingerprint, report_json }) =>
    quoting((JSON.parse(report_json) as { rules: Rule[] }).rules).map(({ example }) => ({ snapshot: fingerprint, example })),
  );
  return { examples, reports };
}

const contains = (column: string, text: string) => sql<boolean>`${sql.ref(column)} like ${containing(text)} escape '\\'`;

/** What was done about them, and with keys that are theirs. */
async function auditOf(db: Kysely<Schema>, workspace: string, names: readonly string[], keys: readonly string[]) {
  const rows = db.selectFrom("audit").where("workspace_id", "=", workspace);
  const theirs = rows.where((where) =>
    where.or([
      where("listener", "in", names),
      where("target_id", "in", [...names, ...keys]),
      where("actor", "in", [...names, ...keys]),
    ]),
  );
  return (await theirs.orderBy("seq").selectAll().execute()).map(presentAudit);
}
