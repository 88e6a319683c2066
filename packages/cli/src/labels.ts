import { UsageError } from "./tell-error.js";
import { wholeNumber } from "./whole-number.js";

/** What algorithms that analyze learn from and read, as options say it. */
interface Options {
  readonly labels?: string;
  readonly reads?: string;
  readonly group?: string;
  readonly least?: string;
}

export const LABELS_HELP =
  "for algorithms that analyze: table | folders | tags | facts about tracks, genre or valence,arousal (default: what there is)";
export const READS_HELP =
  "for algorithms that analyze: sound | covers | words | tags | facts, or sets of features of one kind, mfcc,chroma (default: sound, by the algorithm)";
export const GROUP_HELP =
  "for algorithms that analyze: artist | album | track, what is never on both sides of a fold (default: artist)";
export const LEAST_HELP = "for algorithms that analyze: classes of fewer tracks are left out (default: 3)";

const GROUPS = ["artist", "album", "track"] as const;

/** The options as the service takes them. */
export function learningWish({ labels, reads, group, least }: Options) {
  const grouped = GROUPS.find((each) => each === group);
  if (group !== undefined && grouped === undefined)
    throw new UsageError(`--group is ${JSON.stringify(group)}.`, `It is one of ${GROUPS.join(", ")}.`);
  return {
    ...(labels === undefined ? {} : { labels }),
    ...(reads === undefined ? {} : { reads }),
    ...(grouped === undefined ? {} : { group: grouped }),
    ...(least === undefined ? {} : { least: wholeNumber("--least", least) }),
  };
}

/** What was learned from, as the service tells it. */
export interface Learned {
  readonly kind: "one" | "several" | "numbers";
  readonly classes: readonly string[];
  readonly labels: string;
  readonly group: string;
  readonly examples: number;
  readonly groups: number;
  readonly alone: number;
  readonly small: readonly string[];
  readonly unread: number;
}

/** The same in a sentence or two. */
export function learnedText({ kind, classes, labels, group, examples, groups, alone, small, unread }: Learned): string {
  const what = { one: "classes", several: "labels", numbers: "numbers" }[kind];
  const many = (n: number) => n.toLocaleString("en");
  const left = [
    ...(alone > 0 ? [`The ${group} of ${many(alone)} of them is not known: each is a group of its own.`] : []),
    ...(small.length > 0 ? [`Left out for too few tracks: ${small.join(", ")}.`] : []),
    ...(unread > 0 ? [`Of ${many(unread)} labelled tracks there was nothing to read.`] : []),
  ];
  const said = `Learned ${many(classes.length)} ${what} (${labels}) from ${many(examples)} examples in ${many(groups)} groups by ${group}.`;
  return [said, ...left].join(" ");
}
