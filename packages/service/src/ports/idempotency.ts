/** What became of a write that came under an idempotency key. */
export interface Attempt {
  /** `begun`: it is for the asker to carry out; `running`: somebody else is at it; `answered`: it was carried out. */
  readonly state: "begun" | "running" | "answered";
  /** SHA-256 of the first request under the key. */
  readonly fingerprint: string;
  /** Stays the same when the write is carried out again after a crash: what it makes is named by it, so that it is made once. */
  readonly seed: string;
  /** The answer, once there is one: its body as JSON text, null where it may not be kept. */
  readonly answer?: { readonly status: number; readonly body: string | null };
}

/** Writes that happen once, however often they are sent. Keys are hashes: what clients send is not kept. */
export interface Idempotency {
  /** Takes the key for the asker until `until`, or tells who had it first. One of many that ask at once is told `begun`. */
  begin(workspace: string, key: string, fingerprint: string, now: number, until: number): Promise<Attempt>;
  /** Keeps the answer of a write that was carried out. */
  answer(workspace: string, key: string, status: number, body: string | null): Promise<void>;
  /** Gives the key back to be begun again: what was begun failed, perhaps not before it had done something. */
  release(workspace: string, key: string): Promise<void>;
  /** Ends what dead processes began. Only for the process that holds the folder, at its start. */
  recover(): Promise<void>;
  /** Takes answers away that name a listener. */
  forgetUser(workspace: string, user: string): Promise<void>;
  /** Forgets keys that were first used before that time. */
  forget(before: number): Promise<void>;
}
