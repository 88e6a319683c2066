import { useQuery } from "@tanstack/react-query";
import { logQuery } from "../api/jobs.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

/** What a job told, line by line. */
export function JobLog({ job, live }: { readonly job: string; readonly live: boolean }) {
  const { client } = useSession();
  const { run } = useTexts().models;
  const { clock } = useFormats();
  const { data } = useQuery(logQuery(client, job, live));
  return (
    <section>
      <h2>{run.log}</h2>
      {data?.items.length === 0 && <p className="soft">{run.noLog}</p>}
      <ol className="log" lang="en">
        {data?.items.map(({ at, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are never put in between.
          <li key={i}>
            <time dateTime={at}>{clock(at)}</time> {text}
          </li>
        ))}
      </ol>
      {data?.next !== undefined && <p className="soft">{run.logMore}</p>}
    </section>
  );
}
