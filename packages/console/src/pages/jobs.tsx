import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { jobsQuery } from "../api/jobs.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { JobTable } from "../parts/job-table.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { OperateParts } from "../parts/pages-of-part.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Jobs that are listed. */
const MANY = 200;
/** How often they are asked for anew, in milliseconds. */
const EVERY = 3000;

/** What runs, what ran, and what became of it? */
export function JobsPage() {
  const { client } = useSession();
  const { operate, models } = useTexts();
  const { count } = useFormats();
  const { q: kind } = useSearch({ from: "/operate/jobs" });
  const navigate = useNavigate({ from: "/operate/jobs" });
  const jobs = useQuery({ ...jobsQuery(client, MANY, kind), refetchInterval: EVERY });
  const inState = (wanted: string) => count(jobs.data?.items.filter(({ state }) => state === wanted).length ?? 0);
  return (
    <>
      <OperateParts />
      <div className="opening">
        <h1>{operate.jobs.title(inState("running"), inState("queued"))}</h1>
        <label className="inline">
          {operate.jobs.kind}{" "}
          <select
            className="input"
            value={kind ?? ""}
            onChange={(event) => {
              const wanted = event.currentTarget.value;
              void navigate({ search: ({ as }) => ({ as, ...(wanted === "" ? {} : { q: wanted }) }), replace: true });
            }}
          >
            <option value="">{operate.jobs.all}</option>
            {Object.entries(models.run.kinds)
              .filter(([each]) => each !== "trial")
              .map(([each, name]) => (
                <option key={each} value={each}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      </div>
      <div className="below">
        <Asked query={jobs} shape={<ListSkeletons />}>
          {({ items }) => (items.length === 0 ? <p className="soft">{operate.jobs.none}</p> : <JobTable jobs={items} />)}
        </Asked>
      </div>
    </>
  );
}
