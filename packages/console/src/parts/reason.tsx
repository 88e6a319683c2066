import type { Recommendations } from "@segue/client";
import { Fragment } from "react";
import { useLanguage } from "../texts/language.js";
import { TrackLink } from "./track-link.js";

/** A track of the history is named as the reason from this share on. */
const ENOUGH = 0.15;

interface ReasonProps {
  readonly basis: Recommendations["basis"];
  readonly reasons: Recommendations["items"][number]["reasons"];
}

/** Whether nothing of the history speaks for a track, where a model was asked why. */
export const isUnreasoned = ({ reasons }: Recommendations["items"][number]): boolean => reasons?.because.length === 0;

/** Why a track is there, in words: at most two tracks of the history, and how much of the reason they are. */
export function Reason({ basis, reasons }: ReasonProps) {
  const { texts, tag } = useLanguage();
  if (basis === "popularity") return <p className="reason">{texts.reason.guess}</p>;
  if (basis === "friends") return <p className="reason">{texts.reason.friends}</p>;
  const because = reasons?.because ?? [];
  const strong = because.filter(({ share }) => share >= ENOUGH).slice(0, 2);
  const told = strong.length > 0 ? strong : because.slice(0, 1);
  if (told.length === 0) return <p className="reason">{texts.reason.played}</p>;
  const share = new Intl.NumberFormat(tag, { style: "percent" }).format(told.reduce((sum, each) => sum + each.share, 0));
  return (
    <p className="reason">
      {strong.length > 0 ? texts.reason.because : texts.reason.fits}
      {told.map(({ track, title }, i) => (
        <Fragment key={track}>
          {i > 0 && texts.reason.and}
          <TrackLink id={track} title={title ?? track} />
        </Fragment>
      ))}
      {strong.length > 0 && texts.reason.share(share)}
    </p>
  );
}
