export const SCOPES = ["read", "events", "recommend", "train", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

export const KEY_KINDS = ["secret", "publishable"] as const;

/** A key, without its secret: of that only a hash is kept. */
export interface KeyRecord {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  /** How it begins, to tell it from others in a list. */
  readonly start: string;
  /** `publishable`: it may be in a web page or app for all to see, and does nothing but send events. */
  readonly kind: (typeof KEY_KINDS)[number];
  /** SHA-256 of the whole key, hexadecimal. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  /** Web origins whose pages may use it from a browser. */
  readonly origins: readonly string[];
  /** The only listener it may do something for; null: any. */
  readonly user: string | null;
  /** Requests a minute; null: as the service is set. */
  readonly rate: number | null;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  /** To the minute or so. */
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

export interface Keys {
  add(key: KeyRecord): Promise<void>;
  /** Adds a key where its workspace has never had one; tells whether it did. Of several that ask at once, one does. */
  addFirst(key: KeyRecord): Promise<boolean>;
  byHash(hash: string): Promise<KeyRecord | undefined>;
  get(workspace: string, id: string): Promise<KeyRecord | undefined>;
  list(workspace: string): Promise<KeyRecord[]>;
  /** Tells whether there was such a key, not yet revoked. */
  revoke(workspace: string, id: string, at: number): Promise<boolean>;
  /** Lets a key end at `at`, unless it ends before. */
  expire(workspace: string, id: string, at: number): Promise<void>;
  /** Notes that a key was used. */
  used(id: string, at: number): Promise<void>;
  /** Whether a publishable key that is valid may be used by pages of this origin. */
  allowsOrigin(origin: string, now: number): Promise<boolean>;
}
