import type { DataShape } from "@segue/engine";
import { readSplit } from "../evaluations/read-split.js";
import { secondsText } from "../registry/refuse-too-large.js";
import type { Choice } from "./choice.js";
import type { Compared } from "./compare.js";
import { gainText } from "./gain-text.js";
import type { Judgement } from "./judge-choice.js";
import type { Tuned } from "./tune-best.js";
import type { AutoWish } from "./wish.js";

/** All that a choice came to. */
export interface Outcome extends Choice, Judgement {
  readonly wish: AutoWish;
  /** name@version, trained on everything. */
  readonly model: string;
  /** What trains it again. */
  readonly command: string;
  readonly promote: boolean;
  readonly why: string;
  readonly seconds: number;
}

/** Fewer listeners cannot tell better from luckier. */
const FEW = 20;

/** What was done and found, a sentence or two a line, for people who do not know the algorithms. */
export function explain(outcome: Outcome, shape: DataShape): string[] {
  const { compared, leftOut, tuned, wish } = outcome;
  const { users, tracks, pairs } = shape;
  return [
    `There ${users === 1 ? "is 1 listener" : `are ${many(users)} listeners`} of ${many(tracks)} tracks, ${many(pairs)} pairs of them in all.`,
    ...groundLines(outcome),
    ...sessionLines(outcome, shape),
    ...(compared.length > 0 ? [`By their usual parameters, ${wish.metric}: ${compared.map(figureOf).join(", ")}.`] : []),
    ...compared.flatMap(({ starter: { algorithm, unfit } }) =>
      unfit === undefined ? [] : [`${algorithm.name} was tried although the data hardly support it: ${unfit}`],
    ),
    ...leftOut.map(({ algorithm, why }) => `Left out: ${algorithm}. ${why}`),
    ...tuned.map(tunedLine),
    ...winnerLines(outcome),
    `${outcome.model} ${outcome.promote ? "is served" : "is not served"} as ${wish.deployment}: ${outcome.why}.`,
    `It took ${secondsText(outcome.seconds)} of ${secondsText(60 * wish.minutes)}. To train it again: ${outcome.command}`,
  ];
}

function groundLines({ listeners, wish }: Outcome): string[] {
  if (listeners === 0)
    return [
      "Nobody has enough tracks for one to be hidden and predicted, so nothing can be compared: everybody's favourites are the honest answer until more is known.",
    ];
  const few =
    listeners < FEW
      ? [
          `So few listeners can hardly tell better from luckier: take the choice as a beginning, and choose again when more came in.`,
        ]
      : [];
  const asked = byNextTracks(wish)
    ? `Their latest sessions were kept apart (${wish.split}), and each next track in them was foretold`
    : `A part of their tracks was hidden (${wish.split}) and predicted`;
  const who = listeners === 1 ? "1 listener was" : `${many(listeners)} listeners were`;
  return [`${asked}; ${who} asked each time.`, ...few];
}

const byNextTracks = ({ split }: Pick<AutoWish, "split">) => readSplit(split).text.startsWith("sessions");

/** Most listeners have one session where there are this many sessions at most for each, and at least. */
const ONE_SESSION = { least: 0.75, most: 1.25 };

/** Where a listener is hardly more than a session, what comes next may be the better question. */
function sessionLines({ wish }: Pick<Outcome, "wish">, { users, sessions = 0 }: DataShape): string[] {
  const perListener = sessions / users;
  if (byNextTracks(wish) || sessions < FEW || perListener < ONE_SESSION.least || perListener > ONE_SESSION.most) return [];
  return [
    "Most listeners have a single session. To choose by which track comes next in one, instead of by hidden tracks: segue auto --split sessions:0.8,0.1,0.1",
  ];
}

function figureOf({ starter: { algorithm }, verdict: { outcome, figure } }: Compared): string {
  return `${algorithm.name} ${outcome === "judged" ? "" : "about "}${figure!.value.toFixed(4)}`;
}

function tunedLine({ compared: { starter, verdict }, trials, best }: Tuned): string {
  const { name } = starter.algorithm;
  if (trials.length < 2) return `${name} was not tuned: there was no time for it, or nothing else to try.`;
  const found =
    best.number === 1
      ? "none better than the usual parameters"
      : `the best ${best.figure!.value.toFixed(4)} instead of ${verdict.figure!.value.toFixed(4)}`;
  return `${name} was tried with ${trials.length - 1} other sets of parameters: ${found}.`;
}

function winnerLines({ winner, figure, judged, overPopularity, wish }: Outcome): string[] {
  if (figure === null) return [`Chosen: ${winner.algorithm.name}.`];
  const honest = `Chosen: ${winner.algorithm.name}. On tracks by which it was not chosen, ${judged === 1 ? "1 listener" : `${many(judged)} listeners`}: ${wish.metric} ${figure.value.toFixed(4)}`;
  if (overPopularity === undefined) return [`${honest}. Nothing did better than everybody's favourites.`];
  return [`${honest}, ${gainText(overPopularity)} than everybody's favourites.`];
}

const many = (n: number) => n.toLocaleString("en");
