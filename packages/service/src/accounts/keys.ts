import { createHash, randomBytes, randomUUID } from "node:crypto";
import { asSegueError } from "../errors.js";
import type { Clock } from "../ports/clock.js";
import type { KeyRecord, Keys, Scope } from "../ports/keys.js";

/** The workspace that is always there; its admins are the operators of the whole service. */
export const MAIN_WORKSPACE = "main";

const PREFIXES = { secret: "segue_", publishable: "segue_pub_" } as const;
/** Characters of a key that a list shows: the prefix, and 24 of its 192 random bits. */
const SHOWN = 4;
/** How often it is noted that a key is used, in milliseconds. */
const NOTE_USE = 60_000;

/** What a new key is to be; all but the first three have defaults. */
export interface KeyWish extends Partial<Pick<KeyRecord, "kind" | "origins" | "user" | "rate" | "expiresAt">> {
  readonly workspace: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** Makes a key; the secret is returned once and only its hash is kept. 192 random bits and a checksum of 36. */
export async function createKey(keys: Keys, clock: Clock, wish: KeyWish): Promise<{ key: string; record: KeyRecord }> {
  const made = newKey(clock, wish);
  await keys.add(made.record);
  return made;
}

/** Makes the first key of a workspace; undefined where there has been one. */
export async function createFirstKey(keys: Keys, clock: Clock, wish: KeyWish): Promise<string | undefined> {
  const { key, record } = newKey(clock, wish);
  return (await keys.addFirst(record)) ? key : undefined;
}

function newKey(clock: Clock, wish: KeyWish): { key: string; record: KeyRecord } {
  const { kind = "secret", origins = [], user = null, rate = null, expiresAt = null } = wish;
  const secret = randomBytes(24).toString("base64url");
  const key = `${PREFIXES[kind]}${secret}${checksum(secret)}`;
  const record: KeyRecord = {
    ...wish,
    ...{ kind, origins, user, rate, expiresAt },
    // What anybody may read does nothing but tell events.
    scopes: kind === "publishable" ? ["events"] : wish.scopes,
    id: randomUUID(),
    start: key.slice(0, PREFIXES[kind].length + SHOWN),
    hash: hashOf(key),
    createdAt: clock.now(),
    lastUsedAt: null,
    revokedAt: null,
  };
  return { key, record };
}

/** A new secret with the rights of an old key, which ends after `grace` milliseconds. */
export async function rotateKey(keys: Keys, clock: Clock, old: KeyRecord, grace: number) {
  const made = await createKey(keys, clock, old);
  await keys.expire(old.workspace, old.id, clock.now() + grace);
  return made;
}

/** The record of a key that is valid now; undefined for a mistyped, unknown, expired or revoked one. */
export async function judgeKey(keys: Keys, clock: Clock, key: string): Promise<KeyRecord | undefined> {
  const prefix = key.startsWith(PREFIXES.publishable) ? PREFIXES.publishable : PREFIXES.secret;
  const secret = key.slice(prefix.length, -6);
  if (!key.startsWith(prefix) || checksum(secret) !== key.slice(-6)) return undefined;
  // Looked up by its hash: how long that takes tells nothing about any key.
  const record = await keys.byHash(hashOf(key));
  const now = clock.now();
  if (record === undefined || record.revokedAt !== null || (record.expiresAt ?? now + 1) <= now) return undefined;
  if (now - (record.lastUsedAt ?? 0) > NOTE_USE) await keys.used(record.id, now).catch(unlessUnwritable);
  return record;
}

/** Where nothing can be written, reading goes on: nobody is refused because it cannot be noted that they came. */
function unlessUnwritable(thrown: unknown): void {
  if (!["disk-full", "folder-not-writable"].includes(asSegueError(thrown).code)) throw thrown;
}

/** Whether a key with `scopes` may do what needs `scope`. */
export const allows = (scopes: readonly Scope[], scope: Scope) => scopes.includes(scope) || scopes.includes("admin");

const checksum = (secret: string) => createHash("sha256").update(`segue-key:${secret}`).digest("base64url").slice(0, 6);
const hashOf = (key: string) => createHash("sha256").update(key).digest("hex");
