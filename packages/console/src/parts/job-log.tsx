import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { logQuery } from "../api/jobs.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import type { Look } from "./learning-curve.js";

/** A log of more lines shows, once its job has ended, the last ones alone. */
const LONG = 24;
const LAST = 8;

interface JobLogProps {
  readonly job: string;
  readonly live: boolean;
  /** The epoch that is looked at: the line that tells of it is marked, and pointing at a line looks at its epoch. */
  readonly look: Look;
}

/** What a job told, line by line. */
export function JobLog({ job, live, look }: JobLogProps) {
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
      <ol className="log" lang="en" onPointerLeave={() => look.at(undefined)}>
        {lines.slice(from).map(({ at, text }, i) => {
          const epoch = epochIn(text);
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are never put in between.
              key={from + i}
              data-looked={epoch !== undefined && epoch === look.epoch}
              onPointerEnter={() => epoch !== undefined && look.at(epoch)}
            >
              <time dateTime={at}>{clock(at)}</time> {text}
            </li>
          );
        })}
      </ol>
      {data?.next !== undefined && <p className="soft">{run.logMore}</p>}
    </section>
  );
}

/** The epoch of which a line tells. */
function epochIn(line: string): number | undefined {
  const epoch = /: epoch (\d+) of \d+/.exec(line)?.[1];
  return epoch === undefined ? undefined : Number(epoch);
}
