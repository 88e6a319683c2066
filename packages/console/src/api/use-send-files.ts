import type { Job } from "@segue/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useSession } from "../app/session.js";
import type { Dropped } from "./dropped.js";
import { jobQuery } from "./jobs.js";
import { sendFile } from "./send-file.js";

/** Sends files, has the service read them without storing anything, and shows what it understood. */
export function useSendFiles() {
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [sending, setSending] = useState<string>();
  const [sent, setSent] = useState(0);
  const leaving = useRef<AbortController>(undefined);
  const send = useMutation({
    async mutationFn(files: readonly Dropped[]): Promise<Job | undefined> {
      leaving.current = new AbortController();
      const { signal } = leaving.current;
      const uploads: { id: string; name: string }[] = [];
      for (const { name, file } of files) {
        setSending(name);
        setSent(0);
        const id = await sendFile(client, file, setSent, signal).catch((thrown: unknown) => {
          if (signal.aborted) return undefined;
          throw thrown;
        });
        if (id === undefined) return undefined;
        uploads.push({ id, name });
      }
      return client.startImport({ uploads, name: nameOf(files), dryRun: true, keepUploads: true });
    },
    onSuccess(job) {
      if (job === undefined) return;
      queries.setQueryData(jobQuery(client, job.id).queryKey, job);
      void navigate({ to: "/runs/$job", params: { job: job.id }, search: ({ as }) => ({ as }) });
    },
    onSettled: () => setSending(undefined),
  });
  return { send, sending, sent, stop: () => leaving.current?.abort() };
}

/** The file's name, or that of the folder that has them all. */
function nameOf(files: readonly Dropped[]): string {
  const [first] = files;
  const folder = first?.name.split("/")[0] ?? "";
  return files.length > 1 && files.every(({ name }) => name.startsWith(`${folder}/`)) ? folder : (first?.name ?? "");
}
