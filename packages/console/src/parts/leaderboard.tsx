import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { jobsQuery } from "../api/jobs.js";
import { type EvaluateResult, isOfLists } from "../api/results.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Ranking } from "./ranking.js";

/** What the newest evaluation found; nothing where there was none. */
export function Leaderboard() {
  const { client } = useSession();
  const { list } = useTexts().models;
  const { count, ago } = useFormats();
  const { data } = useQuery(jobsQuery(client, 20, "evaluate"));
  const newest = data?.items.find(({ state, result }) => state === "done" && isOfLists(result as EvaluateResult));
  if (newest === undefined) return null;
  // What an evaluation's result is, its own job says.
  const { models } = newest.result as EvaluateResult;
  const [first] = models;
  if (first === undefined) return null;
  return (
    <section>
      <h2>
        {list.judged} <small>{list.judgedHow(first.split, count(first.users), ago(newest.finishedAt ?? newest.createdAt))}</small>
      </h2>
      <Ranking judged={models} />
      <p className="below">
        <Link to="/compare" search={({ as }) => ({ as })}>
          {list.judgedRun}
        </Link>
      </p>
    </section>
  );
}
