import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLabelledSet, type LabelledSet } from "@segue/engine";
import { sharedData } from "../data.js";

/** Plays of which listeners told their mood before and after, and a rating (SiTunes, second stage). Moods are valence and arousal, from −1 to 1; ratings from 1 to 5. */
export interface Plays {
  readonly listeners: readonly string[];
  readonly tracks: readonly string[];
  readonly before: readonly Mood[];
  /** What each listener felt after plays of the first stage, and rated them, on average: weeks earlier. */
  readonly earlier: readonly { readonly mood: Mood; readonly rating: number }[];
  /** A row of numbers for each play, a group for each listener: valence and arousal after it. */
  readonly moods: LabelledSet;
  /** The same rows and groups: the rating. */
  readonly ratings: LabelledSet;
}

export type Mood = readonly [valence: number, arousal: number];

type Row = Readonly<Record<string, string>>;

/** Each play as numbers: the mood before it, the listener's earlier means, the time of day, the weather, and what the track sounds like. */
export function situnes(): Plays {
  const folder = sharedData("situnes");
  const plays = rowsOf(folder, "Stage2/interactions.csv");
  const surroundings = JSON.parse(readFileSync(join(folder, "Stage2/env.json"), "utf8")) as Record<string, Surroundings>;
  const tracks = described(rowsOf(folder, "music_info.csv"));
  const earlierOf = meansOf(rowsOf(folder, "Stage1/interactions.csv"));
  const earlier = plays.map(({ user_id }) => earlierOf.get(user_id!)!);
  const before = plays.map((play): Mood => [Number(play.emo_pre_valence), Number(play.emo_pre_arousal)]);
  const listeners = plays.map(({ user_id }) => user_id!);
  const examples = plays.map(({ inter_id, item_id }, i) => {
    const { mood, rating } = earlier[i]!;
    const data = Float32Array.of(
      ...before[i]!,
      ...mood,
      rating,
      ...situation(surroundings[inter_id!]!),
      ...tracks.get(item_id!)!,
    );
    return { shape: [data.length], data };
  });
  const groups = Int32Array.from(listeners, (listener) => listeners.indexOf(listener));
  const setOf = (classes: readonly string[], numbers: readonly number[]) =>
    createLabelledSet({ examples, classes, groups, labels: { kind: "numbers", of: Float32Array.from(numbers) } });
  return {
    ...{ listeners, tracks: plays.map(({ item_id }) => item_id!), before, earlier },
    moods: setOf(
      ["valence", "arousal"],
      plays.flatMap((play) => [Number(play.emo_post_valence), Number(play.emo_post_arousal)]),
    ),
    ratings: setOf(
      ["rating"],
      plays.map(({ rating }) => Number(rating)),
    ),
  };
}

/** Plain cells, as these tables have them. */
function rowsOf(folder: string, file: string): Row[] {
  const [head, ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
  const names = head!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i]!, cell])));
}

interface Surroundings {
  readonly time: number;
  /** Kind, pressure, temperature, humidity. */
  readonly weather: readonly [number, number, number, number];
}

const PERIODS = [1, 2, 3];
const WEATHERS = [0, 1, 2];

const situation = ({ time, weather: [kind, ...measured] }: Surroundings): number[] => [
  ...PERIODS.map((each) => Number(each === time)),
  ...WEATHERS.map((each) => Number(each === kind)),
  ...measured,
];

/** The numbers of each track, the mean of all where one is missing, and its genre as ones and zeros. Where the columns stand and their numbers are no word about it. */
function described(rows: readonly Row[]): ReadonlyMap<string, number[]> {
  const names = Object.keys(rows[0]!).filter((name) => !["", "item_id", "general_genre", "general_genre_id"].includes(name));
  const genres = [...new Set(rows.map(({ general_genre }) => general_genre!))].sort();
  const means = names.map((name) => {
    const known = rows.map((row) => row[name]!).filter((cell) => cell !== "");
    return known.reduce((sum, cell) => sum + Number(cell), 0) / known.length;
  });
  return new Map(
    rows.map((row) => [
      row.item_id!,
      [
        ...names.map((name, i) => (row[name] === "" ? means[i]! : Number(row[name]))),
        ...genres.map((genre) => Number(genre === row.general_genre)),
      ],
    ]),
  );
}

function meansOf(plays: readonly Row[]): ReadonlyMap<string, Plays["earlier"][number]> {
  const byListener = new Map<string, Row[]>();
  for (const play of plays) byListener.set(play.user_id!, [...(byListener.get(play.user_id!) ?? []), play]);
  const mean = (own: readonly Row[], name: string) => own.reduce((sum, row) => sum + Number(row[name]), 0) / own.length;
  return new Map(
    [...byListener].map(([listener, own]) => [
      listener,
      { mood: [mean(own, "emo_valence"), mean(own, "emo_arousal")], rating: mean(own, "rating") },
    ]),
  );
}
