import { useTexts } from "../texts/language.js";

interface StagesProps {
  readonly all: readonly string[];
  readonly now: string;
}

/** What a run does one after the other: what is behind it, what it does now, what is to come. */
export function Stages({ all, now }: StagesProps) {
  const { running } = useTexts();
  const at = all.indexOf(now);
  return (
    <ol className="stages" aria-label={running.stagesName}>
      {all.map((stage, i) => (
        <li key={stage} aria-current={i === at ? "step" : undefined} data-reached={i < at}>
          {running.stages[stage] ?? stage}
          {i < at && (
            <>
              {" "}
              <span aria-hidden="true">✓</span>
              <span className="unseen">{running.reached}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
