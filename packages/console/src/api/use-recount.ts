import type { Job } from "@segue/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useSession } from "../app/session.js";
import { hasEnded, jobQuery } from "./jobs.js";
import { type CleaningChange, importInputOf, readingOf } from "./results.js";
import { useJob } from "./use-job.js";

/** A first look, and the same files looked at again under other rules of cleaning: what was found last, and by which rules one asks now. */
export function useRecount(first: Job) {
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { look } = useSearch({ from: "/runs/$job" });
  const asked = useJob(look ?? first.id).data ?? first;
  const [shown, show] = useState(first);
  if (asked.state === "done" && asked.id !== shown.id) show(asked);
  const counting = useMutation({
    mutationFn: (cleaning: CleaningChange) =>
      client.startImport({ ...readingOf(importInputOf(first)), cleaning, dryRun: true, keepUploads: true }),
    onSuccess(job) {
      queries.setQueryData(jobQuery(client, job.id).queryKey, job);
      return navigate({ to: ".", search: (before) => ({ ...before, look: job.id }), resetScroll: false });
    },
  });
  return {
    shown,
    cleaning: (counting.isPending ? counting.variables : importInputOf(asked).cleaning) ?? {},
    counting,
    isBusy: counting.isPending || !hasEnded(asked),
    failed: asked.error,
  };
}
