import { type AnalyzeAlgorithm, type Block, createLabelledSet, type LabelledSet, type Labels } from "@segue/engine";
import { SegueError } from "../errors.js";
import type { JobContext } from "../jobs/handler.js";
import { groupsOf, isAlone } from "./groups.js";
import { knownTracks } from "./known-tracks.js";
import { readLabels, usualLabels } from "./labels/list.js";
import type { Looking } from "./labels/source.js";
import { lineagesOf } from "./lineages.js";
import { namedLabels } from "./named-set.js";
import { readers } from "./readers/list.js";
import { planReading, type Reading } from "./reading.js";
import { type GROUPINGS, type LearningWish, USUAL_LEAST } from "./wish.js";

/** What a model learned from, in words; it is stored with the model. */
export interface Learned {
  readonly kind: Labels["kind"];
  readonly classes: readonly string[];
  /** Where the labels were. */
  readonly labels: string;
  /** What one of them is called. */
  readonly word: string;
  readonly reading: Reading;
  /** The sets that are read, with the versions of all that they are computed from; not known of models that were trained long ago. */
  readonly lineages?: readonly string[] | undefined;
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

/**
 * What the imported music and tables give an algorithm to learn from, in an order that depends on nothing else: examples by track and content. Features that are missing are computed and kept. Throws
 * `no-labels` where there are none, or nothing to read of what is labelled.
 */
export async function gatherSet(algorithm: AnalyzeAlgorithm, wish: LearningWish, context: JobContext): Promise<Gathered> {
  const { services, workspace, log } = context;
  const known = await knownTracks(services, workspace);
  const { source, named } = await namedFor(algorithm, wish, { services, workspace, known });
  const plan = planReading(wish.reads, algorithm.layout !== undefined);
  const { reading, readable, fit } = await readers[plan.what].learn({ plan, named, source: source.name, known }, context);
  const blocks: Block[] = [];
  for (const { block } of readable) blocks.push(await block());
  const group = wish.group ?? "artist";
  const rows = readable.map(({ track }) => track);
  const groups = groupsOf(readable, group, known);
  const labels = named.labelsOf(rows);
  const set = createLabelledSet({ examples: blocks, classes: named.classes, labels, groups, ...(fit && { fit }) });
  const tracks = new Set(rows);
  const learned: Learned = {
    ...{
      kind: labels.kind,
      classes: named.classes,
      labels: source.name,
      word: source.word,
      reading,
      lineages: lineagesOf(reading),
      group,
      tracks: tracks.size,
      small: named.small,
    },
    examples: rows.length,
    groups: new Set(groups).size,
    alone: [...tracks].filter((track) => isAlone(track, group, known)).length,
    unread: named.tracks.length - tracks.size,
  };
  await log(told(learned));
  return { set, learned };
}

/** The labels that a wish means, or those that there are. Throws `no-labels` where there are none, or too few. */
export async function namedFor(algorithm: AnalyzeAlgorithm, wish: LearningWish, looking: Looking) {
  const { source, said } = await (wish.labels === undefined
    ? usualLabels(wantsNumbers(algorithm) ? "numbers" : "words", looking)
    : readLabels(wish.labels, looking));
  const named = namedLabels(said, wish.least ?? USUAL_LEAST);
  if (named.classes.length === 0) throw tooFew(source.name, wish.least ?? USUAL_LEAST);
  return { source, named };
}

/** The kinds of labels that an algorithm learns where there are enough. */
export function learnsKinds({ unfit }: AnalyzeAlgorithm): Labels["kind"][] {
  const enough = { examples: 1000, classes: 2, shape: [1], longest: 1 } as const;
  return (["one", "several", "numbers"] as const).filter((kind) => unfit({ ...enough, kind }) === undefined);
}

/** Whether an algorithm is one for numbers: it refuses classes of which there are enough. */
export function wantsNumbers(algorithm: AnalyzeAlgorithm): boolean {
  const kinds = learnsKinds(algorithm);
  return kinds.includes("numbers") && !kinds.includes("one");
}

const tooFew = (source: string, least: number) =>
  new SegueError("no-labels", `No class of ${source} has ${least} tracks.`, {
    hint: "Label more of them, let classes of fewer count (--least N), or say where else labels are: --labels folders.",
  });

function told({ classes, kind, labels, examples, groups, group, alone, small, unread }: Learned): string {
  const what = { one: "classes", several: "labels", numbers: "numbers" }[kind];
  const left = [
    ...(alone > 0 && group !== "track" ? [`${alone} of unknown ${group}, each a group of its own`] : []),
    ...(small.length > 0 ? [`${small.length} ${what} of too few tracks left out`] : []),
    ...(unread > 0 ? [`${unread} labelled tracks without anything to read`] : []),
  ];
  return [`${examples} examples of ${groups} groups (${group}), ${classes.length} ${what} from ${labels}`, ...left].join("; ");
}
