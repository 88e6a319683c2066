import { type CatalogueTrack, emptyEvents, type FriendPairs, type RawEvents, sources, type TagColumns } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { Listening } from "../ports/events.js";

/** All listening data in memory, before they are cleaned. */
export interface RawListening {
  readonly users: readonly string[];
  readonly tracks: readonly CatalogueTrack[];
  readonly events: RawEvents;
  readonly friends: FriendPairs;
  readonly tags: TagColumns;
  readonly imports: Listening["imports"];
  /** The id of the import by which the event at a position came, or `live`. */
  importAt(position: number): string;
}

/** Loads listening data; rejects with `no-data` where there is no event. */
export async function rawListening(listening: Listening): Promise<RawListening> {
  const { users, tracks, imports, count, events: stream, friends } = listening;
  if (count === 0) throw new SegueError("no-data", "No play, skip, love or rating has been imported or received.");
  const events = { ...emptyEvents(count), duration: new Float32Array(count).fill(Number.NaN) };
  const batches = new Int32Array(count);
  const toldInOrder = createToldInOrder(imports, count);
  let position = 0;
  for await (const some of stream()) {
    for (const [user, track, kind, value, at, duration, batch, seq] of some) {
      events.user[position] = user;
      events.track[position] = track;
      events.kind[position] = kind;
      events.value[position] = value;
      if (at !== null) events.at[position] = at;
      if (duration !== null) events.duration[position] = duration;
      toldInOrder.note(position, batch, seq);
      batches[position++] = batch;
    }
  }
  const ids = new Map(imports.map(({ batch, id }) => [batch, id]));
  return {
    users,
    tracks,
    events: toldInOrder.any ? { ...events, order: toldInOrder.order } : events,
    friends: { user: Int32Array.from(friends, ([user]) => user), friend: Int32Array.from(friends, ([, friend]) => friend) },
    tags: tagColumns(listening.tags),
    imports,
    importAt: (p) => ids.get(batches[p]!) ?? "live",
  };
}

/** More events than any batch has: so the order within a batch goes behind that of the batches. */
const BATCH_SPAN = 2 ** 32;

/** Collects the order of play of events that came by imports which tell it. */
function createToldInOrder(imports: Listening["imports"], count: number) {
  const batches = new Set(imports.filter(({ format }) => format.split("+").some(isInOrder)).map(({ batch }) => batch));
  const any = batches.size > 0;
  const order = new Float64Array(any ? count : 0).fill(Number.NaN);
  return {
    any,
    order,
    note(position: number, batch: number, seq: number): void {
      if (batches.has(batch)) order[position] = batch * BATCH_SPAN + seq;
    },
  };
}

const isInOrder = (format: string) => sources.some(({ name, inOrder }) => name === format && inOrder === true);

function tagColumns(tags: Listening["tags"]): TagColumns {
  const numbers = new Map<string, number>();
  for (const [, name] of tags) if (!numbers.has(name)) numbers.set(name, numbers.size);
  return {
    length: tags.length,
    track: Int32Array.from(tags, ([track]) => track),
    tag: Int32Array.from(tags, ([, name]) => numbers.get(name)!),
    user: Int32Array.from(tags, ([, , user]) => user),
    names: [...numbers.keys()],
  };
}
