import type { Block, Feature } from "@segue/engine";
import { SegueError } from "../../errors.js";
import type { Computed } from "../../hearing/compute-features.js";
import { describeUpload } from "../../hearing/describe-upload.js";
import { soundsOf } from "../../hearing/sounds-of.js";
import { type JobContext, part } from "../../jobs/handler.js";
import type { TrackSound } from "../../ports/sounds.js";
import type { Services } from "../../services.js";
import type { ContentReading } from "../reading.js";
import type { Learning, Readable, Reader } from "./reader.js";

/** What the sets of a kind say of something, or why it cannot be read. */
type Told = { readonly features: ReadonlyMap<string, Feature> } | { readonly reason: string };

/** A kind of content that files of sound have: their sound, their cover. */
export interface ContentKind<Item extends TrackSound> {
  readonly what: ContentReading["what"];
  /** What it is called where a track has none, and what to do about it. */
  readonly missing: string;
  readonly remedy: string;
  /** The files that have it. */
  having(sounds: readonly TrackSound[]): readonly Item[];
  /** The hash by which it is known. */
  hashOf(item: Item): string;
  /** Computes what is not kept. */
  compute(context: JobContext, items: readonly Item[], sets: readonly string[]): Promise<Computed<Item>>;
  /** Computes what is not kept, and says it. */
  told(services: Services, workspace: string, item: Item, sets: readonly string[]): Promise<Told>;
  /** As a model reads it; of sound that lasts so long. */
  blockOf(features: ReadonlyMap<string, Feature>, seconds: number | undefined): Block;
  unreadable(item: Item, reason: string): SegueError;
}

/** Files that were left out of learning that are told of. */
const EXAMPLES = 10;

/** Reads a kind of content by sets of features. */
export function readerOf<Item extends TrackSound>(kind: ContentKind<Item>): Reader<ContentReading> {
  return {
    async having(_, { known }) {
      const tracks = new Set(kind.having(known.sounds).map(({ track }) => track));
      return (track) => tracks.has(track);
    },
    async learn(learning, context) {
      const items = wantedOf(kind, learning);
      const { sets } = learning.plan;
      const { failed } = await kind.compute(
        { ...context, report: part(context.report, 0, 0.9) },
        oncePerContent(kind, items),
        sets,
      );
      for (const { sound, reason } of failed.slice(0, EXAMPLES)) await context.log(`left out ${sound.place}: ${reason}`);
      const readable = without(kind, items, failed).map((item) => readableOf(kind, item, sets, context));
      if (readable.length === 0) throw noneRead(items.length, failed);
      return { reading: { what: kind.what, sets }, readable };
    },
    async all({ sets }, known, context) {
      // Of a track with several files the one that comes first.
      const items = [
        ...new Map(
          kind
            .having(known.sounds)
            .toReversed()
            .map((item) => [item.track, item]),
        ).values(),
      ].reverse();
      const { failed } = await kind.compute(context, oncePerContent(kind, items), sets);
      const rest = without(kind, items, failed);
      return { readable: rest.map((item) => readableOf(kind, item, sets, context)), failed: items.length - rest.length };
    },
    async ofTrack({ sets }, services, workspace, track) {
      const [item] = kind.having(await soundsOf(services, workspace, track));
      if (item !== undefined) return contentBlock(kind, services, workspace, item, sets);
      throw new SegueError("unknown-features", `The track ${JSON.stringify(track)} has no ${kind.missing} that is here.`, {
        hint: kind.remedy,
      });
    },
    async ofUpload({ sets }, services, workspace, upload) {
      const { features, seconds } = await describeUpload(services, workspace, upload, sets);
      return kind.blockOf(features, seconds);
    },
  };
}

function wantedOf<Item extends TrackSound>(kind: ContentKind<Item>, { named, known }: Learning): Item[] {
  const wanted = new Set(named.tracks);
  const items = kind.having(known.sounds).filter(({ track }) => wanted.has(track));
  if (items.length > 0) return items;
  throw new SegueError("no-labels", `No labelled track has a ${kind.missing} that is here.`, {
    hint: `${kind.remedy}, or learn from numbers with: --reads facts.`,
  });
}

const oncePerContent = <Item extends TrackSound>({ hashOf }: ContentKind<Item>, items: readonly Item[]): Item[] =>
  [...new Map(items.toReversed().map((item) => [hashOf(item), item])).values()].reverse();

function without<Item extends TrackSound>(
  { hashOf }: ContentKind<Item>,
  items: readonly Item[],
  failed: Computed<Item>["failed"],
): Item[] {
  const unread = new Set(failed.map(({ sound }) => hashOf(sound)));
  return items.filter((item) => !unread.has(hashOf(item)));
}

function readableOf<Item extends TrackSound>(
  kind: ContentKind<Item>,
  item: Item,
  sets: readonly string[],
  { services, workspace }: JobContext,
): Readable {
  return { track: item.track, content: kind.hashOf(item), block: () => contentBlock(kind, services, workspace, item, sets) };
}

/** What a model reads of a content, computed where it is not kept; throws what tells why it cannot be read. */
export async function contentBlock<Item extends TrackSound>(
  kind: ContentKind<Item>,
  services: Services,
  workspace: string,
  item: Item,
  sets: readonly string[],
): Promise<Block> {
  const told = await kind.told(services, workspace, item, sets);
  if ("features" in told) return kind.blockOf(told.features, item.found.format.seconds);
  throw kind.unreadable(item, told.reason);
}

function noneRead(count: number, [first]: Computed["failed"]): SegueError {
  return new SegueError("no-labels", `Of ${count} labelled files none could be read; ${first!.sound.place}: ${first!.reason}.`);
}
