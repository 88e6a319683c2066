import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { jobsQuery } from "../api/jobs.js";
import { type EvaluateResult, isOfLists, type Judged } from "../api/results.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { Differences, verdictOf } from "../parts/differences.js";
import { JudgeForm } from "../parts/judge-form.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { Ranking } from "../parts/ranking.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Better, for whom? */
export function ComparePage() {
  const { client } = useSession();
  const { places, judging } = useTexts();
  const { run, with: wanted } = useSearch({ from: "/compare" });
  const jobs = useQuery(jobsQuery(client, 50, "evaluate"));
  const done = jobs.data?.items.filter(({ state, result }) => state === "done" && isOfLists(result as EvaluateResult)) ?? [];
  const shown = done.find(({ id }) => id === run) ?? done[0];
  // What an evaluation's result is, its own job says.
  const judged = shown === undefined ? [] : (shown.result as EvaluateResult).models;
  return (
    <>
      <p className="crumb">
        <Link to="/models" search={({ as }) => ({ as })}>
          {places.models}
        </Link>
      </p>
      {judged.length === 0 && <h1>{judging.compare.title}</h1>}
      <Asked query={jobs} shape={<ListSkeletons />}>
        {() =>
          shown === undefined ? <p className="lead">{judging.compare.none}</p> : <Compared judged={judged} wanted={wanted} />
        }
      </Asked>
      <JudgeForm />
    </>
  );
}

function Compared({ judged, wanted }: { readonly judged: readonly Judged[]; readonly wanted: string | undefined }) {
  const { compare } = useTexts().judging;
  const { count } = useFormats();
  const base = judged.find(({ difference }) => difference === undefined)!;
  const [leading = ""] = Object.keys(base.metrics);
  const others = judged
    .filter((each) => each !== base)
    .sort((a, b) => (b.metrics[leading]?.value ?? 0) - (a.metrics[leading]?.value ?? 0));
  const other = others.find(({ model }) => model === wanted) ?? others[0];
  const verdict = other === undefined ? undefined : verdictOf(other);
  const title =
    other === undefined || verdict === undefined
      ? compare.alone(base.model)
      : verdict.better > verdict.worse
        ? compare.better(other.model, base.model, count(verdict.better), count(verdict.of))
        : verdict.worse > 0
          ? compare.better(base.model, other.model, count(verdict.worse), count(verdict.of))
          : compare.alike(other.model, base.model);
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{compare.how(base.split, String(base.seed), count(base.users))}</p>
      {others.length > 1 && (
        <p className="choices-row">
          {others.map(({ model }) => (
            <Link
              key={model}
              to="/compare"
              search={(now) => ({ ...now, with: model })}
              aria-current={model === other?.model ? "true" : undefined}
            >
              {model}
            </Link>
          ))}
        </p>
      )}
      {other !== undefined && <Differences base={base} other={other} />}
      <h2>{compare.all}</h2>
      <Ranking judged={judged} />
    </>
  );
}
