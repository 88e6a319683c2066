import {
  type AnalyzeAlgorithm,
  type Block,
  createLabelledSet,
  type FeatureSet,
  type LabelledSet,
  type Labels,
} from "@segue/engine";
import { SegueError } from "../errors.js";
import { computeFeatures } from "../hearing/compute-features.js";
import { type JobContext, part } from "../jobs/handler.js";
import { type KnownTracks, knownTracks, ordered } from "./known-tracks.js";
import { readLabels, usualLabels } from "./labels/list.js";
import { type NamedLabels, namedLabels } from "./named-set.js";
import { factBlock, factReading, type Reading, readSets } from "./reading.js";
import { blockOfSound } from "./sound-block.js";
import type { GROUPINGS, LearningWish } from "./wish.js";

/** Classes of fewer tracks are left out, unless somebody wishes otherwise. */
const LEAST = 3;

/** What a model learned from, in words; it is stored with the model. */
export interface Learned {
  readonly kind: Labels["kind"];
  readonly classes: readonly string[];
  /** Where the labels were. */
  readonly labels: string;
  /** What one of them is called. */
  readonly word: string;
  readonly reading: Reading;
  readonly group: (typeof GROUPINGS)[number];
  readonly examples: number;
  readonly tracks: number;
  readonly groups: number;
  /** Tracks whose artist or album is not known: each is a group of its own. */
  readonly alone: number;
  /** Classes of fewer tracks than were wanted: nothing was learned about them. */
  readonly small: readonly string[];
  /** Labelled tracks of which there was nothing to read. */
  readonly unread: number;
}

export interface Gathered {
  readonly set: LabelledSet;
  readonly learned: Learned;
}

interface Example {
  readonly track: string;
  readonly block: Block;
}

/**
 * What the imported music and tables give an algorithm to learn from, in an order that depends on nothing else: examples by track and content. Features that are missing are computed and kept. Throws
 * `no-labels` where there are none, or nothing to read of what is labelled.
 */
export async function gatherSet(algorithm: AnalyzeAlgorithm, wish: LearningWish, context: JobContext): Promise<Gathered> {
  const { services, workspace, log } = context;
  const known = await knownTracks(services, workspace);
  const looking = { services, workspace, known };
  const { source, said } = await (wish.labels === undefined
    ? usualLabels(wantsNumbers(algorithm) ? "numbers" : "words", looking)
    : readLabels(wish.labels, looking));
  const named = namedLabels(said, wish.least ?? LEAST);
  if (named.classes.length === 0) throw tooFew(source.name, wish.least ?? LEAST);
  const sets = readSets(wish.reads, algorithm.layout !== undefined);
  const { examples, reading } = await (sets === null
    ? readFacts(named, source.name, known)
    : readSounds(named, sets, known, context));
  const group = wish.group ?? "artist";
  const rows = examples.map(({ track }) => track);
  const groups = groupsOf(rows, group, known);
  const labels = named.labelsOf(rows);
  const set = createLabelledSet({ examples: examples.map(({ block }) => block), classes: named.classes, labels, groups });
  const tracks = new Set(rows);
  const learned: Learned = {
    ...{
      kind: labels.kind,
      classes: named.classes,
      labels: source.name,
      word: source.word,
      reading,
      group,
      tracks: tracks.size,
      small: named.small,
    },
    examples: rows.length,
    groups: new Set(groups).size,
    alone: [...tracks].filter((track) => groupOf(track, group, known) === undefined).length,
    unread: named.tracks.length - tracks.size,
  };
  await log(told(learned));
  return { set, learned };
}

/** Whether an algorithm is one for numbers: it refuses classes of which there are enough. */
export function wantsNumbers({ unfit }: AnalyzeAlgorithm): boolean {
  const enough = { examples: 1000, classes: 2, shape: [1], longest: 1 } as const;
  return unfit({ ...enough, kind: "one" }) !== undefined && unfit({ ...enough, kind: "numbers" }) === undefined;
}

const tooFew = (source: string, least: number) =>
  new SegueError("no-labels", `No class of ${source} has ${least} tracks.`, {
    hint: "Label more of them, let classes of fewer count (--least N), or say where else labels are: --labels folders.",
  });

interface Examples {
  readonly examples: readonly Example[];
  readonly reading: Reading;
}

async function readSounds(
  { tracks }: NamedLabels,
  sets: readonly FeatureSet[],
  known: KnownTracks,
  context: JobContext,
): Promise<Examples> {
  const wanted = new Set(tracks);
  const sounds = known.sounds.filter(({ track }) => wanted.has(track));
  if (sounds.length === 0)
    throw new SegueError("no-labels", "No labelled track has a sound that is here.", {
      hint: "Import its folder of music with: segue import FOLDER, or learn from numbers with: --reads facts.",
    });
  const { failed } = await computeFeatures({ ...context, report: part(context.report, 0, 0.9) }, sounds, sets);
  for (const { sound, reason } of failed.slice(0, EXAMPLES)) await context.log(`left out ${sound.place}: ${reason}`);
  const unread = new Set(failed.map(({ sound }) => sound.hash));
  const examples: Example[] = [];
  for (const sound of sounds)
    if (!unread.has(sound.hash))
      examples.push({ track: sound.track, block: await blockOfSound(context.services, context.workspace, sound, sets) });
  const [first] = failed;
  if (examples.length > 0) return { examples, reading: { what: "sound", sets: sets.map(({ name }) => name) } };
  throw new SegueError(
    "no-labels",
    `Of ${sounds.length} labelled files none could be read; ${first!.sound.place}: ${first!.reason}.`,
  );
}

/** Files told of that were left out. */
const EXAMPLES = 10;

function readFacts({ tracks, classes }: NamedLabels, source: string, known: KnownTracks): Examples {
  const own = tracks.flatMap((id) => known.tracks.get(id) ?? []).sort((a, b) => ordered(a.id, b.id));
  const reading = factReading(own, [source, ...classes]);
  return { examples: own.map((track) => ({ track: track.id, block: factBlock(reading, track) })), reading };
}

/** What a track belongs to; undefined where that is not known. */
function groupOf(id: string, group: Learned["group"], { tracks }: KnownTracks): string | undefined {
  const { artist = null, facts = {} } = tracks.get(id) ?? {};
  if (group === "artist") return artist?.trim().toLowerCase();
  if (group === "track") return id;
  return facts.album === undefined ? undefined : [facts.album, facts.albumArtist ?? artist].join("/").toLowerCase();
}

/** Groups by number, in the order of their first examples. */
function groupsOf(rows: readonly string[], group: Learned["group"], known: KnownTracks): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(rows, (id) => {
    const own = groupOf(id, group, known);
    const key = own === undefined ? `alone ${id}` : `group ${own}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
}

function told({ classes, kind, labels, examples, groups, group, alone, small, unread }: Learned): string {
  const what = { one: "classes", several: "labels", numbers: "numbers" }[kind];
  const left = [
    ...(alone > 0 && group !== "track" ? [`${alone} of unknown ${group}, each a group of its own`] : []),
    ...(small.length > 0 ? [`${small.length} ${what} of too few tracks left out`] : []),
    ...(unread > 0 ? [`${unread} labelled tracks without anything to read`] : []),
  ];
  return [`${examples} examples of ${groups} groups (${group}), ${classes.length} ${what} from ${labels}`, ...left].join("; ");
}
