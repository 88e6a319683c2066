import { type DenseMatrix, denseRow, type Random } from "@segue/kernels";
import type { Dataset } from "../../dataset/dataset.js";
import { sessionsOf } from "../../dataset/sessions.js";
import { drawCases } from "../../evaluation/next-track.js";
import { parseSplit } from "../../evaluation/splits/parse.js";
import type { SessionSplit } from "../../evaluation/splits/split.js";
import type { Query, Recommender, TrainContext } from "../algorithm.js";
import { candidatesOf, type Opinion, opinionOf } from "./candidates.js";
import type { Familiarity } from "./familiarity.js";
import { featuresOf, widthOf } from "./features.js";

/** What was asked, with candidates of which one is right. */
export interface Examples {
  /** Numbers that describe a candidate. */
  readonly width: number;
  /** Example e has the candidates `bounds[e]` … `bounds[e + 1] − 1`. */
  readonly bounds: Uint32Array;
  /** candidates × width. */
  readonly features: Float32Array;
  /** The right one of each example, counted from its first. */
  readonly right: Uint32Array;
}

/** Nothing to learn from, by so many children. */
export const noExamples = (children: number): Examples => ({
  width: widthOf(children),
  bounds: Uint32Array.of(0),
  features: new Float32Array(),
  right: new Uint32Array(),
});

/** Sessions without their latest part, and what that part asks; undefined where there are too few. */
export function heldOutSessions(dataset: Dataset, share: number, random: Random): SessionSplit | undefined {
  const { count } = sessionsOf(dataset.events, dataset.users.size);
  if (Math.floor(share * count) < 1 || count < 2) return undefined;
  const split = parseSplit(`sessions:${1 - share},0,${share}`).split(dataset, random);
  return split.judges === "next-track" && split.test.length > 0 ? split : undefined;
}

/** How the candidates of a query are found and described. */
export interface Describing {
  readonly children: readonly Recommender[];
  readonly familiarity: Familiarity;
  /** How many candidates there are at most. */
  readonly most: number;
}

export interface Description {
  readonly opinions: readonly Opinion[];
  readonly candidates: Int32Array;
  /** candidates × width. */
  readonly features: Float32Array;
}

/** For each query what may come next, with all that is known of it. */
export async function describe(queries: readonly Query[], { children, familiarity, most }: Describing): Promise<Description[]> {
  const said: DenseMatrix[] = [];
  for (const child of children) said.push(await child.score(queries));
  return queries.map((query, q) => {
    const opinions = said.map((scores) => opinionOf(denseRow(scores, q), Math.ceil(most / 2)));
    const candidates = candidatesOf(opinions, query.session ?? [], most);
    return { opinions, candidates, features: featuresOf({ query, opinions, candidates, familiarity }) };
  });
}

/** Queries that are asked together. */
const BATCH = 32;

/** At most `most` of what the split asks, drawn at random; those whose right answer is no candidate teach nothing. */
export async function examplesOf(
  split: SessionSplit,
  describing: Describing,
  { most, random, report }: { readonly most: number; readonly random: Random; readonly report: TrainContext["report"] },
): Promise<Examples> {
  const cases = drawCases(split, "test", most, random);
  const bounds = [0];
  const right: number[] = [];
  const pieces: Float32Array[] = [];
  for (let from = 0; from < cases.length; from += BATCH) {
    const batch = cases.slice(from, from + BATCH);
    const described = await describe(
      batch.map(({ query }) => query),
      describing,
    );
    described.forEach(({ candidates, features }, i) => {
      const at = candidates.indexOf(batch[i]!.next);
      if (at < 0) return;
      right.push(at);
      pieces.push(features);
      bounds.push(bounds.at(-1)! + candidates.length);
    });
    await report((from + batch.length) / cases.length, "comparing what the children find");
  }
  return {
    width: widthOf(describing.children.length),
    bounds: Uint32Array.from(bounds),
    right: Uint32Array.from(right),
    features: joined(pieces),
  };
}

function joined(pieces: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
