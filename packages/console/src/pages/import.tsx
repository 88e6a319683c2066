import type { Job } from "@segue/client";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { amountsQuery, importReportQuery } from "../api/data.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { Asked } from "../parts/asked.js";
import { Confirm } from "../parts/confirm.js";
import { FoundRules } from "../parts/found-rules.js";
import { ImportProblems } from "../parts/import-problems.js";
import { LearnedFrom } from "../parts/learned-from.js";
import { ListSkeletons } from "../parts/list-skeletons.js";
import { Problem } from "../parts/problem.js";
import { Look } from "../parts/quality.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What came in, what not, and why? */
export function ImportPage() {
  const { client } = useSession();
  const { id } = useParams({ from: "/imports/$id" });
  const { parts, one, quality } = useTexts().data;
  const { count, ago } = useFormats();
  const report = useQuery(importReportQuery(client, id));
  const told = report.data?.import;
  const hasEvents = (useQuery(amountsQuery(client)).data?.events ?? 0) > 0;
  return (
    <>
      <p className="crumb">
        <Link to="/data" search={({ as }) => ({ as })}>
          {parts.overview}
        </Link>
      </p>
      <h1>{told?.name ?? id}</h1>
      {told !== undefined && (
        <p className="lead">
          {one.lead(count(told.rows.kept), count(told.rows.read), told.format)} · {ago(told.createdAt)}
        </p>
      )}
      <Asked query={report} shape={<ListSkeletons />}>
        {({ import: record, snapshot, cleaning }) => (
          <>
            <Undo id={id} name={record.name} rows={record.rows.kept} />
            <FoundRules rows={record.rows} rules={record.rules} />
            {hasEvents && snapshot?.current !== true && <Look text={snapshot === null ? quality.none : quality.stale} />}
            {cleaning !== null && <LearnedFrom key={id} id={id} cleaning={cleaning} />}
            {record.rules.length > 0 && <ImportProblems id={id} />}
          </>
        )}
      </Asked>
    </>
  );
}

function Undo({ id, name, rows }: { readonly id: string; readonly name: string; readonly rows: number }) {
  const { client } = useSession();
  const { one } = useTexts().data;
  const { count } = useFormats();
  const [asking, ask] = useState(false);
  const undoing = useStart(
    () => client.take(client.api.DELETE("/v1/imports/{id}", { params: { path: { id } } })) as Promise<Job>,
  );
  return (
    <p className="below">
      <button type="button" className="plain" onClick={() => ask(true)}>
        {one.undo}
      </button>
      {asking && (
        <Confirm
          title={one.undoTitle(name)}
          verb={one.undo}
          busy={undoing.isPending}
          confirm={() => undoing.mutate()}
          stop={() => ask(false)}
        >
          <p>{one.undoWhy(count(rows))}</p>
          {undoing.isError && <Problem error={undoing.error} again={() => undoing.reset()} />}
        </Confirm>
      )}
    </p>
  );
}
