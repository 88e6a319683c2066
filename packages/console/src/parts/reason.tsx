import type { Recommendations } from "@segue/client";
import { Fragment, type ReactNode } from "react";
import type { Texts } from "../texts/en/index.js";
import { useTexts } from "../texts/language.js";
import { PITCHES } from "./pitches.js";
import { TrackLink } from "./track-link.js";

type Item = Recommendations["items"][number];
type Because = NonNullable<Item["reasons"]>["because"][number];

/** A track of the history is named as the reason from this share on. */
const ENOUGH = 0.15;
/** Reasons that are told of a track. */
const MOST = 2;
/** Plays from which on it is worth saying how many they were. */
const MANY_PLAYS = 3;
/** A track with fewer listeners is a guess. */
const FEW_LISTENERS = 5;

interface ReasonProps {
  readonly basis: Recommendations["basis"];
  readonly item: Pick<Item, "reasons" | "friends">;
}

/** Whether nothing of the history speaks for a track, where a model was asked why. */
export const isUnreasoned = ({ reasons }: Item): boolean => reasons?.because.length === 0;

/** Why a track is there, in words: at most two reasons, each a track of the history that is a good part of the score, and what data say of both. */
export function Reason({ basis, item: { reasons, friends } }: ReasonProps) {
  const { reason } = useTexts();
  if (basis === "popularity") return <p className="reason">{reason.guess}</p>;
  if (basis === "friends") return <p className="reason">{friends === undefined ? reason.friends : reason.theirs(friends)}</p>;
  const because = reasons?.because ?? [];
  const strong = because.filter(({ share }) => share >= ENOUGH).slice(0, MOST);
  const said = sayings(strong, reason);
  const lines = said.map(({ track, title, before, after }) => (
    <Fragment key={track}>
      {before}
      <TrackLink id={track} title={title ?? track} />
      {after}
    </Fragment>
  ));
  const bare = strong.filter(({ track }) => !said.some((each) => each.track === track));
  if (bare.length > 0 || lines.length === 0) lines.push(<Bare key="" strong={bare} because={because} texts={reason} />);
  if (lines.length < MOST && isFew(reasons?.listeners)) lines.push(<Fragment key="few">{reason.few}</Fragment>);
  return <Lines of={lines.slice(0, MOST)} />;
}

const isFew = (listeners: number | undefined) => listeners !== undefined && listeners < FEW_LISTENERS;

function Lines({ of }: { readonly of: readonly ReactNode[] }) {
  return (
    <p className="reason">
      {of.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there are two at most, in their order.
        <span key={i}>{line}</span>
      ))}
    </p>
  );
}

/** Where data say nothing of a track and the one that it speaks for: the track alone. */
function Bare({
  strong,
  because,
  texts,
}: {
  readonly strong: readonly Because[];
  readonly because: readonly Because[];
  readonly texts: Texts["reason"];
}) {
  const told = strong.length > 0 ? strong : because.slice(0, 1);
  if (told.length === 0) return <>{texts.played}</>;
  return (
    <>
      {strong.length > 0 ? texts.because : texts.fits}
      {told.map(({ track, title }, i) => (
        <Fragment key={track}>
          {i > 0 && texts.and}
          <TrackLink id={track} title={title ?? track} />
        </Fragment>
      ))}
    </>
  );
}

/** What is said before and after a track of the history. */
interface Saying extends Pick<Because, "track" | "title"> {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

/** The strongest that can be said of each; the second says another kind of thing than the first where it can. */
function sayings(strong: readonly Because[], texts: Texts["reason"]): Saying[] {
  const said: Saying[] = [];
  for (const why of strong) {
    const possible = SAYINGS.flatMap(([kind, say]) => {
      const words = say(why, texts);
      return words === undefined ? [] : [{ kind, track: why.track, title: why.title, ...words }];
    });
    const one = possible.find(({ kind }) => kind !== said[0]?.kind) ?? possible[0];
    if (one !== undefined) said.push(one as Saying);
  }
  return said;
}

type Say = (why: Because, texts: Texts["reason"]) => { readonly before: string; readonly after: string } | undefined;

const SAYINGS: readonly (readonly [kind: string, say: Say])[] = [
  ["follows", ({ follows }, texts) => follows && texts.follows(follows.sessions, follows.of)],
  ["sounds", ({ sounds }, texts) => sounds && texts.sounds(wordsOf(sounds, texts))],
  ["plays", ({ plays = 0 }, texts) => (plays < MANY_PLAYS ? undefined : texts.plays(plays))],
];

/** slow, soft, D minor */
function wordsOf({ tempo, loudness, key }: NonNullable<Because["sounds"]>, texts: Texts["reason"]): string[] {
  return [
    ...(tempo === undefined ? [] : [texts.qualities[tempo]]),
    ...(loudness === undefined ? [] : [texts.qualities[loudness]]),
    ...(key === undefined ? [] : [texts.key(PITCHES[key.tonic] ?? "", key.mode === "major")]),
  ];
}
