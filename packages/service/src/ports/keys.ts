export const SCOPES = ["read", "events", "recommend", "train", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** A key, without its secret: of that only a hash is kept. */
export interface KeyRecord {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  /** SHA-256 of the whole key, hexadecimal. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

export interface Keys {
  add(key: KeyRecord): Promise<void>;
  byHash(hash: string): Promise<KeyRecord | undefined>;
  list(workspace: string): Promise<KeyRecord[]>;
  /** Tells whether there was such a key, not yet revoked. */
  revoke(workspace: string, id: string, at: number): Promise<boolean>;
}
