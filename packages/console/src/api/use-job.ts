import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSession } from "../app/session.js";
import { hasEnded, jobQuery } from "./jobs.js";

/** A pause before it is listened again where the connection broke, in milliseconds. */
const AGAIN = 2000;

/** A job as it goes on: what the service tells of it while the page looks at it; nothing without an id. What it may have changed is asked for anew when it has ended. */
export function useJob(id: string | undefined) {
  const { client } = useSession();
  const queries = useQueryClient();
  const job = useQuery({ ...jobQuery(client, id ?? ""), enabled: id !== undefined });
  const goesOn = job.data !== undefined && !hasEnded(job.data);
  useEffect(() => {
    if (id === undefined || !goesOn) return;
    const leaving = new AbortController();
    const listen = async () => {
      while (!leaving.signal.aborted) {
        for await (const now of client.watch(id, leaving.signal)) {
          queries.setQueryData(jobQuery(client, id).queryKey, now);
          if (!hasEnded(now)) continue;
          void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "jobs" || queryKey[2] === "log" });
          return;
        }
      }
    };
    const insist = () =>
      listen().catch(() => {
        if (leaving.signal.aborted) return;
        // What is wrong, the query says.
        void queries.invalidateQueries({ queryKey: jobQuery(client, id).queryKey, exact: true });
        setTimeout(() => !leaving.signal.aborted && insist(), AGAIN);
      });
    void insist();
    return () => leaving.abort();
  }, [client, queries, id, goesOn]);
  return job;
}
