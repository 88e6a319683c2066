import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { logQuery } from "../api/jobs.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** A log of more lines shows, once its job has ended, the last ones alone. */
const LONG = 24;
const LAST = 8;

/** What a job told, line by line. */
export function JobLog({ job, live }: { readonly job: string; readonly live: boolean }) {
  const { client } = useSession();
  const { run } = useTexts().models;
  const { clock, count } = useFormats();
  const { data } = useQuery(logQuery(client, job, live));
  const [whole, showWhole] = useState(false);
  const lines = data?.items ?? [];
  const folded = !live && !whole && lines.length > LONG;
  const from = folded ? lines.length - LAST : 0;
  return (
    <section>
      <h2>{run.log}</h2>
      {data?.items.length === 0 && <p className="soft">{run.noLog}</p>}
      {folded && (
        <p className="leading">
          <button type="button" className="plain" onClick={() => showWhole(true)}>
            {run.wholeLog(count(lines.length))}
          </button>
        </p>
      )}
      <ol className="log" lang="en">
        {lines.slice(from).map(({ at, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are never put in between.
          <li key={from + i}>
            <time dateTime={at}>{clock(at)}</time> {text}
          </li>
        ))}
      </ol>
      {data?.next !== undefined && <p className="soft">{run.logMore}</p>}
    </section>
  );
}
