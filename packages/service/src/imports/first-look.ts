import {
  agreedClaim,
  type Claim,
  type CleaningSettings,
  type DataRow,
  type EventRow,
  kindCode,
  type TrackRow,
} from "@segue/engine";
import type { ListenedEvent, Listening } from "../ports/events.js";
import { cleanListening, type Report } from "../snapshots/clean-listening.js";
import { rawListening } from "../snapshots/raw-listening.js";
import type { CleaningReport } from "../snapshots/report.js";

/** Rows that are held in memory to be judged; of more than these only what they are is counted. */
const MOST_ROWS = 2_000_000;
/** Characters of a track's row, which may tell much; a longer one counts as several. */
const USUAL = 250;

/** Gathers the rows of files that are not imported yet, to tell what models would learn from them. */
export class FirstLook {
  readonly #most: number;
  /** Undefined once there are too many. */
  #held: Held | undefined = new Held();
  #count = 0;

  constructor(most = MOST_ROWS) {
    this.#most = most;
  }

  add(rows: readonly DataRow[]): void {
    for (const row of rows) this.#count += row.type === "track" ? Math.ceil(JSON.stringify(row).length / USUAL) : 1;
    if (this.#count > this.#most) this.#held = undefined;
    for (const row of rows) this.#held?.add(row);
  }

  /** What cleaning by these rules would leave of the rows; null where nobody listened to anything, or there are too many to be held. */
  async judged(format: string, cleaning: CleaningSettings, report: Report): Promise<CleaningReport | null> {
    if (this.#held === undefined || !this.#held.isListening) return null;
    return (await cleanListening(await rawListening(this.#held.listening(format)), cleaning, report)).report;
  }
}

/** Rows in memory, as a snapshot would have them from the store. */
class Held {
  readonly #users = new Numbers();
  readonly #tracks = new Numbers();
  readonly #claims = new Map<number, Map<string, Claim>>();
  readonly #events: ListenedEvent[] = [];
  readonly #friends: (readonly [number, number])[] = [];
  readonly #tags = new Map<string, readonly [number, string, number]>();

  add(row: DataRow): void {
    if (row.type === "event") this.#event(row);
    else if (row.type === "track") this.#track(row);
    else if (row.type === "friend") this.#friends.push([this.#users.of(row.user), this.#users.of(row.friend)]);
    else if (row.type === "tag") {
      const tag = [this.#tracks.of(row.track), row.tag, row.user === undefined ? -1 : this.#users.of(row.user)] as const;
      this.#tags.set(JSON.stringify(tag), tag);
    }
  }

  /** Whether anybody listened to anything. */
  get isListening(): boolean {
    return this.#events.length > 0;
  }

  listening(format: string): Listening {
    const events = this.#events;
    return {
      users: this.#users.ids,
      tracks: this.#tracks.ids.map((id, at) => ({ id, ...agreedClaim([...(this.#claims.get(at)?.values() ?? [])]) })),
      imports: [{ batch: BATCH, id: "", name: "", format }],
      friends: this.#friends,
      tags: [...this.#tags.values()],
      count: events.length,
      async *events() {
        yield events;
      },
    };
  }

  #event({ user, track, kind, value, at, duration }: EventRow): void {
    const names = [this.#users.of(user), this.#tracks.of(track)] as const;
    this.#events.push([...names, kindCode(kind), value, at ?? null, duration ?? null, BATCH, this.#events.length]);
  }

  #track({ track, title, artist, facts = {} }: TrackRow): void {
    const at = this.#tracks.of(track);
    const claim = { rank: 0, title: title ?? null, artist: artist ?? null, facts };
    this.#claims.set(at, (this.#claims.get(at) ?? new Map()).set(JSON.stringify(claim), claim));
  }
}

/** All rows are of one import that is none yet. */
const BATCH = 1;

/** Positions of ids, in the order in which they are met. */
class Numbers {
  readonly #known = new Map<string, number>();

  of(id: string): number {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    this.#known.set(id, this.#known.size);
    return this.#known.size - 1;
  }

  get ids(): readonly string[] {
    return [...this.#known.keys()];
  }
}
