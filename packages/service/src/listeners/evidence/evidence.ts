import { byCloseness, MOST_FRIENDS } from "@segue/engine";
import type { SoundAlike, SoundsLike } from "../../maps/sound-alike.js";
import type { FriendsOpinion } from "../../ports/events.js";
import type { Services } from "../../services.js";
import { createKeptSuccessors, type Follows, type HeardAndItem } from "./kept-successors.js";

/** What data say of a track of a history and the one that it speaks for, beside what a model makes of it. */
export interface PairEvidence {
  /** The listener's plays of the track that was heard, in the last thirty days. */
  readonly plays?: number;
  /** In how many sessions of all listeners the item came after it, where that is often. */
  readonly follows?: Follows;
  /** In what they are alike, where they sound alike. */
  readonly sounds?: SoundsLike;
}

/** A listener's plays of late. */
export interface Lately {
  readonly week: number;
  readonly month: number;
}

/** What reasons are told with, read only where they are asked for. */
export interface Evidence {
  /** Of whom, where a listener is named, and what they played of late. */
  ofPairs(workspace: string, listened: Listened | undefined, pairs: readonly HeardAndItem[]): Promise<PairEvidence[]>;
  listened(workspace: string, listener: string): Promise<Listened>;
  /** How many of a listener's friends love or play each of the tracks; those that no friend knows are not in it. */
  ofFriends(workspace: string, listener: string, tracks: readonly string[]): Promise<ReadonlyMap<string, FriendsOpinion>>;
}

interface Listened {
  readonly lately: Lately;
  /** Plays of the last thirty days by track. */
  readonly plays: ReadonlyMap<string, number>;
}

const DAY = 86_400_000;

export function createEvidence(
  services: Pick<Services, "store" | "artifacts" | "clock">,
  sounds: Pick<SoundAlike, "pairs">,
): Evidence {
  const { events, users } = services.store;
  const successors = createKeptSuccessors(services);
  return {
    async ofPairs(workspace, listened, pairs) {
      const [follows, alike] = await Promise.all([successors.follows(workspace, pairs), sounds.pairs(workspace, pairs)]);
      return pairs.map(({ heard }, i) => told(listened?.plays.get(heard), follows[i], alike[i]));
    },
    async listened(workspace, listener) {
      const now = services.clock.now();
      const since = (days: number) => events.playsSince(workspace, listener, now - days * DAY);
      const [week, plays] = await Promise.all([since(7), since(30)]);
      return { lately: { week: sum(week), month: sum(plays) }, plays };
    },
    async ofFriends(workspace, listener, tracks) {
      const closest = (await users.friends(workspace, listener)).sort(byCloseness).slice(0, MOST_FRIENDS);
      return events.opinions(
        workspace,
        closest.map(({ id }) => id),
        tracks,
      );
    },
  };
}

const told = (plays: number | undefined, follows: Follows | undefined, sounds: SoundsLike | undefined): PairEvidence => ({
  ...(plays === undefined ? {} : { plays }),
  ...(follows && { follows }),
  ...(sounds && { sounds }),
});

const sum = (plays: ReadonlyMap<string, number>) => [...plays.values()].reduce((total, each) => total + each, 0);
