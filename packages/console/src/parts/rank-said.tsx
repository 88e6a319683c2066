import type { TrackRanks } from "@segue/client";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Where a number lies among those of all tracks, in words; nothing where it is not known, or where it has no words. */
export function RankSaid({ name, rank }: { readonly name: string; readonly rank: TrackRanks["facts"][string] | undefined }) {
  const { ranks } = useTexts().sound;
  const { percent, count } = useFormats();
  // 99.6 % are not all.
  const whole = (share: number) => percent(Math.floor(100 * share) / 100);
  const words = ranks.words[name];
  if (rank === undefined || words === undefined) return null;
  const { below, above, known } = rank;
  const said = below >= above ? words.more(whole(below)) : words.less(whole(above));
  return (
    <>
      {" "}
      <span className="soft" title={ranks.among(count(known))}>
        {said}
      </span>
    </>
  );
}
