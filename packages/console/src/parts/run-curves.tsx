import type { Job } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { curvesIn, type EarlierRun, earlierRunsQuery } from "../api/runs.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { LearningCurves, type Look } from "./learning-curve.js";

/** Earlier runs that are offered: as many as there are ways to draw dashes. */
const OFFERED = 3;

/** How the networks of a training learn, and beside them how those of earlier ones did. */
export function RunCurves({ job, look }: { readonly job: Job; readonly look: Look }) {
  const { client } = useSession();
  const { running } = useTexts();
  const { count } = useFormats();
  const { beside } = useSearch({ from: "/runs/$job" });
  const navigate = useNavigate({ from: "/runs/$job" });
  const curves = curvesIn(job);
  const isTraining = job.kind === "train";
  const { data: earlier = [] } = useQuery({
    ...earlierRunsQuery(client, job, OFFERED),
    enabled: isTraining && curves.length > 0,
  });
  const shown = earlier.filter(({ version }, i) => beside?.includes(version) ?? i === 0);
  const toggle = (version: number) => {
    const versions = shown.map((each) => each.version);
    const now = versions.includes(version) ? versions.filter((each) => each !== version) : [...versions, version];
    void navigate({ search: (before) => ({ ...before, beside: now }), replace: true });
  };
  return (
    <>
      <LearningCurves
        curves={curves}
        before={shown.map(({ version, curves: theirs }) => ({ name: running.version(count(version)), curves: theirs }))}
        look={look}
      />
      {isTraining && curves.length > 0 && <Earlier runs={earlier} shown={shown} toggle={toggle} />}
    </>
  );
}

interface EarlierProps {
  readonly runs: readonly EarlierRun[];
  readonly shown: readonly EarlierRun[];
  readonly toggle: (version: number) => void;
}

function Earlier({ runs, shown, toggle }: EarlierProps) {
  const { running } = useTexts();
  const { count } = useFormats();
  if (runs.length === 0) return <p className="soft below">{running.earlierNone}</p>;
  return (
    <fieldset className="earlier">
      <legend>{running.earlier}</legend>
      {runs.map((run) => (
        <label key={run.version}>
          <input type="checkbox" checked={shown.includes(run)} onChange={() => toggle(run.version)} />
          <b>{running.version(count(run.version))}</b>
          {shown.includes(run) && <Dashes kind={shown.indexOf(run)} />}
          <span className="soft">
            <Changes run={run} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const Dashes = ({ kind }: { readonly kind: number }) => (
  <svg className="dashes" viewBox="0 0 32 4" aria-hidden="true" focusable="false">
    <g className="beside" data-dashes={kind}>
      <polyline points="0,2 32,2" />
    </g>
  </svg>
);

function Changes({ run: { changed } }: { readonly run: EarlierRun }) {
  const { running } = useTexts();
  const told = (value: unknown) =>
    value === undefined ? running.usual : typeof value === "string" ? value : JSON.stringify(value);
  if (changed.length === 0) return running.alike;
  return running.changed(changed.map(([name, before, now]) => running.from(name, told(before), told(now))).join(", "));
}
