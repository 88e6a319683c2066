import type { ImportResult } from "../api/results.js";
import type { useRecount } from "../api/use-recount.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { CanTrain } from "./can-train.js";
import { OverTime } from "./over-time.js";
import { Problem } from "./problem.js";
import { Rules } from "./rules.js";

interface WouldLearnProps {
  readonly cleaning: NonNullable<ImportResult["cleaning"]>;
  readonly recount: ReturnType<typeof useRecount>;
}

/** What models would learn from files that are not imported yet; each rule has a switch, which counts anew. */
export function WouldLearn({ cleaning, recount: { cleaning: tried, counting, isBusy, failed } }: WouldLearnProps) {
  const { found } = useTexts().data;
  const { count } = useFormats();
  const { before, after, shape, support } = cleaning;
  const switches = {
    isOn: (rule: string, now: boolean) => tried[rule]?.on ?? now,
    turn: (rule: string, on: boolean) => counting.mutate({ ...tried, [rule]: { on } }),
  };
  return (
    <section>
      <h2>{found.learn}</h2>
      <p className="leading" role="status" aria-busy={isBusy}>
        {isBusy ? found.counting : found.learnLead(count(after.events), count(before.events))}
      </p>
      {counting.isError && <Problem error={counting.error} again={() => counting.reset()} />}
      {failed !== null && (
        <p className="wrong" lang="en">
          {failed.detail}
        </p>
      )}
      <Rules cleaning={cleaning} switches={switches} />
      {Object.keys(tried).length > 0 && <p className="soft below">{found.switched}</p>}
      <div className="histograms">
        <OverTime timeLine={shape.timeLine} />
      </div>
      <CanTrain support={support} />
    </section>
  );
}
