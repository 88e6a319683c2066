import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Clock } from "../ports/clock.js";
import type { KeyRecord, Keys, Scope } from "../ports/keys.js";

/** The tenant everything belongs to until there are several. */
export const MAIN_WORKSPACE = "main";

const PREFIX = "segue_";

/** Makes a key; the secret is returned once and only its hash is kept. 192 random bits and a checksum of 32. */
export async function createKey(
  keys: Keys,
  clock: Clock,
  wish: { workspace: string; name: string; scopes: readonly Scope[] },
): Promise<{ key: string; record: KeyRecord }> {
  const secret = randomBytes(24).toString("base64url");
  const key = `${PREFIX}${secret}${checksum(secret)}`;
  const record = { ...wish, id: randomUUID(), hash: hashOf(key), createdAt: clock.now(), revokedAt: null };
  await keys.add(record);
  return { key, record };
}

/** The record of a key that is valid now; undefined for a mistyped, unknown or revoked one. */
export async function judgeKey(keys: Keys, key: string): Promise<KeyRecord | undefined> {
  const body = key.slice(PREFIX.length, -6);
  if (!key.startsWith(PREFIX) || checksum(body) !== key.slice(-6)) return undefined;
  const record = await keys.byHash(hashOf(key));
  return record?.revokedAt === null ? record : undefined;
}

/** Whether a key with `scopes` may do what needs `scope`. */
export const allows = (scopes: readonly Scope[], scope: Scope) => scopes.includes(scope) || scopes.includes("admin");

const checksum = (secret: string) => createHash("sha256").update(`segue-key:${secret}`).digest("base64url").slice(0, 6);
const hashOf = (key: string) => createHash("sha256").update(key).digest("hex");
