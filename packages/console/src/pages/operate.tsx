import { useQuery } from "@tanstack/react-query";
import { jobsQuery } from "../api/jobs.js";
import { findingsQuery, standingQuery, usageQuery } from "../api/operate.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { Findings } from "../parts/findings.js";
import { JobTable } from "../parts/job-table.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { OperateParts } from "../parts/pages-of-part.js";
import { StandingNow } from "../parts/standing-now.js";
import { Traffic } from "../parts/traffic.js";
import { useTexts } from "../texts/language.js";

/** Is all well? */
export function OperatePage() {
  const { client } = useSession();
  const { overview } = useTexts().operate;
  const findings = useQuery(findingsQuery(client));
  const usage = useQuery(usageQuery(client));
  const standing = useQuery(standingQuery(client));
  const jobs = useQuery({ ...jobsQuery(client, 100), refetchInterval: 5000 });
  const worst =
    findings.data?.items.find(({ level }) => level === "problem") ??
    findings.data?.items.find(({ level }) => level === "warning");
  const now = jobs.data?.items.filter(({ state }) => state === "running" || state === "queued") ?? [];
  return (
    <>
      <OperateParts />
      <h1>
        {findings.data === undefined ? overview.unknown : worst === undefined ? overview.healthy : overview.lookAt(worst.text)}
      </h1>
      <Asked query={standing} shape={<ListSkeletons />}>
        {(told) => <StandingNow standing={told} />}
      </Asked>
      <section>
        <h2>{overview.running}</h2>
        {now.length === 0 ? <p className="soft">{overview.runningNone}</p> : <JobTable jobs={now} />}
      </section>
      <Asked query={usage} shape={<ListSkeletons />}>
        {({ items, from, to }) => <Traffic days={items} from={from} to={to} />}
      </Asked>
      {findings.data !== undefined && <Findings findings={findings.data.items} />}
    </>
  );
}
