import type { Audit } from "./audit.js";
import type { Contents } from "./contents.js";
import type { Events } from "./events.js";
import type { Explorations } from "./explorations.js";
import type { Idempotency } from "./idempotency.js";
import type { Imports } from "./imports.js";
import type { Jobs } from "./jobs.js";
import type { Keys } from "./keys.js";
import type { Merges } from "./merges.js";
import type { Models } from "./models.js";
import type { Persons } from "./persons.js";
import type { Playlists } from "./playlists.js";
import type { Retention } from "./retention.js";
import type { Schedules } from "./schedules.js";
import type { Settings } from "./settings.js";
import type { Snapshots } from "./snapshots.js";
import type { Sounds } from "./sounds.js";
import type { Tracks } from "./tracks.js";
import type { Tunings } from "./tunings.js";
import type { Usage } from "./usage.js";
import type { Users } from "./users.js";
import type { WholeStore } from "./whole-store.js";
import type { Workspaces } from "./workspaces.js";

/** The truth, in one database. Every call names its workspace and sees nothing of another. */
export interface Store {
  readonly tracks: Tracks;
  readonly users: Users;
  readonly events: Events;
  readonly imports: Imports;
  readonly snapshots: Snapshots;
  readonly merges: Merges;
  readonly sounds: Sounds;
  readonly settings: Settings;
  readonly models: Models;
  readonly contents: Contents;
  readonly whole: WholeStore;
  readonly explorations: Explorations;
  readonly playlists: Playlists;
  readonly jobs: Jobs;
  readonly schedules: Schedules;
  readonly tunings: Tunings;
  readonly keys: Keys;
  readonly idempotency: Idempotency;
  readonly workspaces: Workspaces;
  readonly audit: Audit;
  readonly usage: Usage;
  readonly persons: Persons;
  readonly retention: Retention;
  /** Makes sure that a text which was removed everywhere cannot be read from the database's files any more. */
  leaveNoTrace(text: string): Promise<void>;
  close(): Promise<void>;
}
