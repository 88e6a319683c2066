import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { tuningsQuery } from "../api/judging.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { metricName } from "./figures.js";

/** The searches for parameters that were made; nothing where there was none. */
export function Searches() {
  const { client } = useSession();
  const { judging, models } = useTexts();
  const { count, ago, estimate } = useFormats();
  const { data } = useQuery(tuningsQuery(client));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section>
      <h2>{judging.tuning.list}</h2>
      <ul className="plain-list lines">
        {data.items.map(({ id, algorithm, metric, made, trials, best, state, createdAt }) => (
          <li key={id}>
            <Link to="/tunings/$id" params={{ id }} search={({ as }) => ({ as })}>
              {algorithm}
            </Link>
            <span>{judging.tuning.lead(count(made), count(trials), metric === null ? "…" : metricName(metric))}</span>
            {best !== null && <b>{estimate(best.figure).value}</b>}
            <span className="soft">
              {models.run.states[state]} · {ago(createdAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
