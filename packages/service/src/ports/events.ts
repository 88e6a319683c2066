import type { EventKind } from "@segue/engine";
import type { Anchors, Arranged, LongPageRequest } from "./long-list.js";
import type { Page, Track } from "./tracks.js";

/** Something a listener did. */
export interface ListeningEvent {
  readonly user: string;
  readonly track: string;
  readonly kind: EventKind;
  /** How many plays, skips or loves; or the rating. */
  readonly value: number;
  /** Milliseconds since 1970 UTC; null when unknown. */
  readonly at: number | null;
  /** Seconds listened; null when unknown. */
  readonly duration: number | null;
  /** The sender's id of the event: the same id twice counts once. */
  readonly id?: string | undefined;
  /** The recommendation that led to it. */
  readonly recommendation?: string | undefined;
}

/** An event as its sender knows it. */
export interface SentEvent {
  readonly user: string;
  readonly id: string;
  /** It came in at that time or later, in milliseconds since 1970. */
  readonly since: number;
}

/** An event as a list shows it. */
export interface ListedEvent extends Pick<ListeningEvent, "user" | "track" | "kind" | "value" | "at" | "duration"> {
  /** By which it can be removed. */
  readonly id: string;
  readonly title: string | null;
  readonly artist: string | null;
}

/** By what events can be in order: as they came in, which is by import and listener; one listener's by time too. */
export const EVENT_SORTS = ["came", "time"] as const;
export type EventSort = (typeof EVENT_SORTS)[number];

/** Which events, and in what order; the last first where nothing is said. */
export interface EventList extends Arranged<EventSort> {
  readonly user?: string | undefined;
}

/** One event of a listener's own, as a query needs it. */
export interface HistoryEvent extends Pick<ListeningEvent, "track" | "kind" | "value" | "at" | "duration"> {
  /** The track that it is taken for, where that is another one. */
  readonly takenFor?: string | undefined;
  /** How long the track lasts, in seconds; null when unknown. */
  readonly trackSeconds: number | null;
}

/** An event of everything, with user and track by their position in the lists beside it; `seq` is its place within the batch. */
export type ListenedEvent = readonly [
  user: number,
  track: number,
  kind: number,
  value: number,
  at: number | null,
  duration: number | null,
  batch: number,
  seq: number,
];

/** Everything a snapshot is made of, ids as the outside knows them. */
export interface Listening {
  readonly users: readonly string[];
  readonly tracks: readonly Track[];
  /** The imports, by which events name them, beside those that came in one by one. */
  readonly imports: readonly { readonly batch: number; readonly id: string; readonly name: string; readonly format: string }[];
  /** Who counts whom as a friend, by position in `users`. */
  readonly friends: readonly (readonly [user: number, friend: number])[];
  /** Who calls which track what, by position in `tracks` and `users`; −1 where nobody in particular says so. */
  readonly tags: readonly (readonly [track: number, tag: string, user: number])[];
  /** How many events `events` will yield. */
  readonly count: number;
  /** Every event, some thousands at a time. */
  events(): AsyncIterable<readonly ListenedEvent[]>;
}

/** How a workspace's data stand: while state and listener's text are the same, so is what is read of a listener. */
export interface DataStanding {
  /** Changes with models, deployments and aliases. */
  readonly models: string;
  /** Changes with anything but events that come in live: imports, removals, settings, what is known of tracks and which are the same. */
  readonly state: string;
  /** For each listener that is known a text that changes with their live events. */
  readonly listeners: ReadonlyMap<string, string>;
}

/** How many of some listeners love a track, and how many play or love it. */
export interface FriendsOpinion {
  readonly loving: number;
  readonly hearing: number;
}

export interface Events {
  /** Stores all of them in one transaction, durable when it resolves; makes users and tracks that are new. */
  add(
    workspace: string,
    events: readonly ListeningEvent[],
    receivedAt: number,
  ): Promise<{ accepted: number; duplicates: number }>;
  /**
   * A listener's events, oldest first where times are known; at most the newest 100,000. `until`: only what had come in at that time, in
   * milliseconds since 1970.
   */
  ofUser(workspace: string, user: string, options?: { readonly until?: number | undefined }): Promise<HistoryEvent[]>;
  /** A listener's plays of each track since a time in milliseconds since 1970, by the id that the track is taken for. */
  playsSince(workspace: string, user: string, since: number): Promise<ReadonlyMap<string, number>>;
  /** What these listeners think of these tracks; those that none of them knows are not in it. */
  opinions(workspace: string, users: readonly string[], tracks: readonly string[]): Promise<ReadonlyMap<string, FriendsOpinion>>;
  /** All events, or one listener's; throws `invalid-request` for all of them by time, which no index has. */
  list(workspace: string, page: LongPageRequest, which?: EventList): Promise<Page<ListedEvent>>;
  anchors(workspace: string, which?: EventList): Promise<Anchors>;
  /** Removes one event by the id that a list gives it; tells whether there was one. Models stay as they are. */
  remove(workspace: string, id: string): Promise<boolean>;
  /** Removes an event that came in live by the id that its sender gave it; tells whether there was one. */
  untell(workspace: string, event: SentEvent): Promise<boolean>;
  count(workspace: string): Promise<number>;
  /** All listening data at one moment; `use` runs while the moment is held. */
  everything<T>(workspace: string, use: (listening: Listening) => Promise<T>): Promise<T>;
  /** A number that grows with every change of the listening data. */
  revision(workspace: string): Promise<number>;
  /** How the data stand now, and those of these listeners that there are; some hundreds at once. */
  standing(workspace: string, listeners: readonly string[]): Promise<DataStanding>;
  /** How many events ever came in, one by one or by imports: it only grows. */
  arrived(workspace: string): Promise<number>;
}
