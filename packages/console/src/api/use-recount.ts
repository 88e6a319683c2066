import type { Job } from "@segue/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useSession } from "../app/session.js";
import { hasEnded, jobQuery } from "./jobs.js";
import { type CleaningChange, cleaningTriedBy } from "./results.js";
import { useJob } from "./use-job.js";

/** The job that counted last under other rules of cleaning, and by which rules one asks now; `first`: that which counted before anybody asked, where a job did. */
export function useRecount(first: string | undefined, start: (cleaning: CleaningChange) => Promise<Job>) {
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { look = first } = useSearch({ strict: false }) as { readonly look?: string };
  const asked = useJob(look).data;
  const [shown, show] = useState<Job>();
  if (asked?.state === "done" && asked.id !== shown?.id) show(asked);
  // What is wished stands at once; a mutation says so only a moment later, in which the switch would fall back.
  const [wished, wish] = useState<CleaningChange>();
  const newest = useRef<CleaningChange>(undefined);
  const counting = useMutation({
    mutationFn: start,
    onSuccess(job, cleaning) {
      queries.setQueryData(jobQuery(client, job.id).queryKey, job);
      // Of two that were asked for soon after each other the first may be answered last.
      if (cleaning !== newest.current) return;
      return navigate({ to: ".", search: (before) => ({ ...before, look: job.id }), resetScroll: false });
    },
    onSettled: (_told, _wrong, settled) => wish((now) => (now === settled ? undefined : now)),
  });
  return {
    shown,
    cleaning: wished ?? (asked && cleaningTriedBy(asked)) ?? {},
    count(cleaning: CleaningChange) {
      wish(cleaning);
      newest.current = cleaning;
      counting.mutate(cleaning);
    },
    counting,
    isBusy: wished !== undefined || (asked !== undefined && !hasEnded(asked)),
    failed: asked?.error ?? null,
  };
}
