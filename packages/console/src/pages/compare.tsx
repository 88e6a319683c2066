import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { jobsQuery } from "../api/jobs.js";
import { type EvaluateResult, isOfLists } from "../api/results.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { Comparison } from "../parts/comparison.js";
import { JudgeForm } from "../parts/judge-form.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { useTexts } from "../texts/language.js";

/** Better, for whom? */
export function ComparePage() {
  const { client } = useSession();
  const { places, judging } = useTexts();
  const { run } = useSearch({ from: "/compare" });
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
        {() => (judged.length === 0 ? <p className="lead">{judging.compare.none}</p> : <Comparison judged={judged} />)}
      </Asked>
      <JudgeForm />
    </>
  );
}
