import type { Job } from "@segue/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useSession } from "../app/session.js";
import { jobQuery } from "./jobs.js";

/** Starts a job and shows how it goes on. */
export function useStart(start: () => Promise<Job>) {
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: start,
    onSuccess(job) {
      queries.setQueryData(jobQuery(client, job.id).queryKey, job);
      void navigate({ to: "/runs/$job", params: { job: job.id }, search: ({ as }) => ({ as }) });
    },
  });
}
