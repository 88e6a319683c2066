import type { DataReport } from "@segue/client";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTexts } from "../texts/language.js";

/** What the data can train, in a line; why something cannot be trained shows where it is pointed at, and on its own page. */
export function CanTrain({ support }: Pick<NonNullable<DataReport["cleaning"]>, "support">) {
  const { quality } = useTexts().data;
  return (
    <p className="below">
      <span className="soft">{quality.canTrain}</span>{" "}
      {support.map(({ algorithm, unfit }, i) => (
        <Fragment key={algorithm}>
          {i > 0 && " · "}
          <span className="nowrap" title={unfit ?? undefined}>
            <Link to="/algorithms/$name" params={{ name: algorithm }} search={({ as }) => ({ as })}>
              {algorithm}
            </Link>{" "}
            <span className={unfit === null ? "good" : "warn"} aria-hidden="true">
              {unfit === null ? "✓" : "✕"}
            </span>
            <span className="unseen">{unfit === null ? quality.fits : quality.unfit}</span>
          </span>
        </Fragment>
      ))}
    </p>
  );
}
