import { useQuery } from "@tanstack/react-query";
import { useMay } from "../api/caller.js";
import { jobsQuery } from "../api/jobs.js";
import { deploymentsQuery } from "../api/models.js";
import { deploysQuery, findingsQuery, standingQuery, usageQuery } from "../api/operate.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { Deployed } from "../parts/deployed.js";
import { Findings } from "../parts/findings.js";
import { FirstCall } from "../parts/first-call.js";
import { JobTable } from "../parts/job-table.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { OperateParts } from "../parts/pages-of-part.js";
import { StandingNow } from "../parts/standing-now.js";
import { Traffic } from "../parts/traffic.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** Is all well? */
export function OperatePage() {
  const { client } = useSession();
  const { overview } = useTexts().operate;
  const { duration } = useFormats();
  const may = useMay();
  const findings = useQuery({ ...findingsQuery(client), enabled: may?.operator === true });
  const usage = useQuery({ ...usageQuery(client), enabled: may?.admin === true });
  const from = usage.data?.from ?? "";
  const changes = useQuery({ ...deploysQuery(client, from), enabled: from !== "" });
  const standing = useQuery(standingQuery(client));
  const deployments = useQuery(deploymentsQuery(client)).data?.items ?? [];
  const jobs = useQuery({ ...jobsQuery(client, 100), refetchInterval: 5000 });
  const worst =
    findings.data?.items.find(({ level }) => level === "problem") ??
    findings.data?.items.find(({ level }) => level === "warning");
  const now = jobs.data?.items.filter(({ state }) => state === "running" || state === "queued") ?? [];
  const requests = usage.data?.items.reduce((sum, each) => sum + each.requests, 0) ?? 0;
  const failed = usage.data?.items.reduce((sum, each) => sum + each.failed, 0) ?? 0;
  const most = standing.data?.requests ? standing.data.most : undefined;
  return (
    <>
      <OperateParts />
      <h1>
        {findings.data === undefined ? overview.unknown : worst === undefined ? overview.healthy : overview.lookAt(worst.text)}
      </h1>
      {worst?.remedy !== undefined && (
        <p className="lead" lang="en">
          {worst.remedy}
        </p>
      )}
      {may !== undefined && !may.admin && <p className="lead">{overview.notAdmin}</p>}
      {worst === undefined && most !== undefined && requests > 0 && (
        <p className="lead">
          {overview.said(duration(most), failed === 0 ? overview.noFailure : overview.failures(String(failed)))}
        </p>
      )}
      <Asked query={standing} shape={<ListSkeletons />}>
        {(told) => <StandingNow standing={told} />}
      </Asked>
      <section>
        <h2>{overview.running}</h2>
        {now.length === 0 ? <p className="soft">{overview.runningNone}</p> : <JobTable jobs={now} />}
      </section>
      {deployments.length > 0 && <Deployed deployments={deployments} />}
      {may?.admin && (
        <Asked query={usage} shape={<ListSkeletons />}>
          {({ items, from: first, to }) => (
            <>
              <Traffic days={items} from={first} to={to} changes={changes.data ?? []} />
              {items.every(({ answers }) => answers === 0) && <FirstCall />}
            </>
          )}
        </Asked>
      )}
      {findings.data !== undefined && <Findings findings={findings.data.items} />}
    </>
  );
}
