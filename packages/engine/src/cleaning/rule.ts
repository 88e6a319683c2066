import type { Static, TObject } from "typebox";
import type { EventColumns } from "../dataset/events.js";

/** Events as they were taken in: with how long was listened. */
export interface RawEvents extends EventColumns {
  /** Seconds listened; NaN when unknown. */
  readonly duration: Float32Array;
}

/** What one listener did, in order of time; events of unknown time come first. */
export interface ListenerEvents extends Omit<RawEvents, "user"> {
  /** How long the tracks last, in seconds, by the row numbers in `track`; NaN where unknown, also beyond its end. */
  readonly trackSeconds: Float32Array;
}

/**
 * A reason to leave events out, judged listener by listener: so a snapshot and a live query agree. What a rule finds depends on the
 * events alone, not on the order in which they came; and it finds nothing among those that it has left.
 */
export interface ListenerRule<Settings extends TObject = TObject> {
  /** As it is switched and reported. */
  readonly name: string;
  /** What it leaves out, for people. */
  readonly title: string;
  /** Why such events say nothing about taste, as a sentence. */
  readonly reason: string;
  /** Its thresholds, with their defaults, units and ranges. */
  readonly settings: Settings;
  /** Tells `leave` the positions of the events that should go. */
  find(events: ListenerEvents, settings: Static<Settings>, leave: (position: number) => void): void;
}

/** Checks a rule's shape, its settings included. */
export const defineRule = <Settings extends TObject>(rule: ListenerRule<Settings>): ListenerRule =>
  rule as unknown as ListenerRule;
