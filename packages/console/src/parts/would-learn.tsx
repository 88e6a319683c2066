import type { ReactNode } from "react";
import type { ImportResult } from "../api/results.js";
import type { useRecount } from "../api/use-recount.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { CanTrain } from "./can-train.js";
import { OverTime } from "./over-time.js";
import { Problem } from "./problem.js";
import { Rules } from "./rules.js";

interface WouldLearnProps {
  readonly title: string;
  /** How many events are left, of how many. */
  readonly said: (left: string, of: string) => string;
  readonly cleaning: NonNullable<ImportResult["cleaning"]>;
  readonly recount: ReturnType<typeof useRecount>;
  /** The import of which it is told what is left out; of everything where none is named. */
  readonly of?: string;
  /** What there is to be said or done once a switch was turned. */
  readonly children: ReactNode;
}

/** What models would learn from events; each rule of cleaning has a switch, which counts anew. */
export function WouldLearn({ title, said, cleaning, recount, of, children }: WouldLearnProps) {
  const { found } = useTexts().data;
  const { count } = useFormats();
  const { before, after, shape, support } = cleaning;
  const { cleaning: tried, count: countAnew, counting, isBusy, failed } = recount;
  const switches = {
    isOn: (rule: string, now: boolean) => tried[rule]?.on ?? now,
    turn: (rule: string, on: boolean) => countAnew({ ...tried, [rule]: { on } }),
  };
  return (
    <section>
      <h2>{title}</h2>
      <p className="leading" role="status" aria-busy={isBusy}>
        {isBusy ? found.counting : said(count(after.events), count(before.events))}
      </p>
      {counting.isError && <Problem error={counting.error} again={() => counting.reset()} />}
      {failed !== null && (
        <p className="wrong" lang="en">
          {failed.detail}
        </p>
      )}
      <Rules cleaning={cleaning} of={of} switches={switches} />
      {Object.keys(tried).length > 0 && children}
      <div className="histograms">
        <OverTime timeLine={shape.timeLine} />
      </div>
      <CanTrain support={support} />
    </section>
  );
}
