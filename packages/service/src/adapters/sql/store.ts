import type { Store } from "../../ports/store.js";
import { sqlAudit } from "./audit.js";
import type { Database } from "./database.js";
import { sqlEvents } from "./events.js";
import { sqlExplorations } from "./explorations.js";
import { sqlIdempotency } from "./idempotency.js";
import { sqlImports } from "./imports.js";
import { sqlJobs } from "./jobs.js";
import { sqlKeys } from "./keys.js";
import { sqlMerges } from "./merges.js";
import { sqlModels } from "./models.js";
import { sqlPersons } from "./persons.js";
import { sqlPlaylists } from "./playlists.js";
import { sqlRetention } from "./retention.js";
import { sqlSchedules } from "./schedules.js";
import { sqlSettings } from "./settings.js";
import { sqlSnapshots } from "./snapshots.js";
import { sqlSounds } from "./sounds.js";
import { sqlTracks } from "./tracks.js";
import { sqlTunings } from "./tunings.js";
import { sqlUsage } from "./usage.js";
import { sqlUsers } from "./users.js";
import { sqlWholeStore } from "./whole-store.js";
import { sqlWorkspaces } from "./workspaces.js";

/** The store on any SQL database. */
export function sqlStore(database: Database): Store {
  return {
    tracks: sqlTracks(database),
    users: sqlUsers(database),
    events: sqlEvents(database),
    imports: sqlImports(database),
    snapshots: sqlSnapshots(database),
    merges: sqlMerges(database),
    sounds: sqlSounds(database),
    settings: sqlSettings(database),
    models: sqlModels(database),
    contents: database.contents,
    whole: sqlWholeStore(database),
    explorations: sqlExplorations(database),
    playlists: sqlPlaylists(database),
    jobs: sqlJobs(database),
    schedules: sqlSchedules(database),
    tunings: sqlTunings(database),
    keys: sqlKeys(database),
    idempotency: sqlIdempotency(database),
    workspaces: sqlWorkspaces(database),
    audit: sqlAudit(database),
    usage: sqlUsage(database),
    persons: sqlPersons(database),
    retention: sqlRetention(database),
    leaveNoTrace: (text) => database.leaveNoTrace(text),
    close: () => database.close(),
  };
}
