import { setImmediate as breathe } from "node:timers/promises";
import type { Labels } from "@segue/engine";
import type { Services } from "../services.js";
import { knownTracks } from "./known-tracks.js";
import { facts } from "./labels/facts.js";
import { toldSources } from "./labels/list.js";
import type { LabelSource, Looking, Said } from "./labels/source.js";
import { namedLabels } from "./named-set.js";
import { isPrediction } from "./predictions.js";
import { readers } from "./readers/list.js";
import type { Has } from "./readers/reader.js";
import type { Reading } from "./reading.js";

/** Labels that could be learned. */
export interface LabelOffer {
  /** What a training is told to learn them. */
  readonly id: string;
  readonly kind: Labels["kind"];
  /** Of how many tracks there are any. */
  readonly tracks: number;
  readonly classes: readonly string[];
  /** Classes of too few tracks. */
  readonly small: readonly string[];
  /** Of how many of these tracks each kind of content is there to be read. */
  readonly readable: Readonly<Record<Reading["what"], number>>;
  /** Where there are none: what is missing, and what to do. */
  readonly missing: string | null;
  readonly remedy: string | null;
}

/** Facts that are offered at most, those that most tracks have first. */
const MOST_FACTS = 30;
/** What a ruler says of a file, or where it stands on a disc, nobody has to learn: it is offered no more, but may be named. */
const MEASURED: readonly string[] = ["duration", "replayGain", "trackNumber", "discNumber"];
/** What is learned must tell tracks apart. */
const FEWEST_CLASSES = 2;

/**
 * The labels that a workspace has, as trainings would find them: every place that has a word of its own, those too where nothing is, then facts. Nothing is computed or kept; the whole catalogue is
 * looked through.
 */
export async function labelOffers(services: Pick<Services, "store">, workspace: string, least: number): Promise<LabelOffer[]> {
  const known = await knownTracks(services, workspace);
  const looking: Looking = { services, workspace, known };
  const has = await Promise.all(
    Object.entries(readers).map(async ([what, reader]) => {
      const kind = what as Reading["what"];
      return [kind, await reader.having(kind, looking)] as const;
    }),
  );
  const offersOf = async (sources: readonly LabelSource[]) => {
    const offers: LabelOffer[] = [];
    for (const source of sources) {
      offers.push(offerOf(source, await source.read(looking), least, has));
      // Each looks through the whole catalogue: others are answered in between.
      await breathe();
    }
    return offers;
  };
  const first = await offersOf(toldSources.map(([source]) => source));
  const told = first.map((offer, i) =>
    offer.tracks === 0 && toldSources[i]![1] === "numbers" ? { ...offer, kind: "numbers" as const } : offer,
  );
  const others = factsWorthLearning(looking, least).filter((name) => !told.some(({ id }) => id === name));
  const more = await offersOf(others.map((name) => facts([name])));
  return [...told, ...more.filter(({ kind, classes }) => kind === "numbers" || classes.length >= FEWEST_CLASSES)];
}

function offerOf(source: LabelSource, said: Said, least: number, has: readonly (readonly [Reading["what"], Has])[]): LabelOffer {
  const { classes, tracks, small } = namedLabels(said, least);
  const named = classes.length === 0 ? [] : tracks;
  const learned = { source: source.name, classes };
  return {
    id: source.name,
    kind: kindOf(said),
    tracks: named.length,
    classes,
    small,
    readable: Object.fromEntries(
      has.map(([what, reads]) => [what, named.filter((track) => reads(track, learned)).length]),
    ) as LabelOffer["readable"],
    missing: named.length === 0 ? (said.of.size === 0 ? `${source.none}.` : tooFew(least)) : null,
    remedy: named.length === 0 ? source.remedy : null,
  };
}

const tooFew = (least: number) => `No class has ${least} tracks.`;

const kindOf = (said: Said): Labels["kind"] => (said.kind === "numbers" ? "numbers" : said.several ? "several" : "one");

/** Names of facts that enough tracks have, those that most have first. */
function factsWorthLearning({ known }: Looking, least: number): string[] {
  const many = new Map<string, number>();
  for (const { facts: own } of known.tracks.values())
    for (const name of Object.keys(own))
      if (!isPrediction(name) && !MEASURED.includes(name)) many.set(name, (many.get(name) ?? 0) + 1);
  return [...many]
    .filter(([, tracks]) => tracks >= least)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_FACTS)
    .map(([name]) => name);
}
