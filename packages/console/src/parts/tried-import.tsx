import { Button } from "@mantine/core";
import type { Job } from "@segue/client";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ImportResult, importInputOf, readingOf } from "../api/results.js";
import { useRecount } from "../api/use-recount.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { FoundRules } from "./found-rules.js";
import { Problem } from "./problem.js";
import { ReadDifferently } from "./read-differently.js";
import { WouldLearn } from "./would-learn.js";

/** What was understood of files, before anything is stored. */
export function TriedImport({ job }: { readonly job: Job }) {
  const { client } = useSession();
  const { found, exports } = useTexts().data;
  const { count } = useFormats();
  const navigate = useNavigate();
  const input = importInputOf(job);
  const recount = useRecount(job.id, (cleaning) =>
    client.startImport({ ...readingOf(input), cleaning, dryRun: true, keepUploads: true }),
  );
  const result = (recount.shown ?? job).result as ImportResult;
  const importing = useStart(async () => {
    if (Object.keys(recount.cleaning).length > 0) await client.take(client.api.PATCH("/v1/cleaning", { body: recount.cleaning }));
    return client.startImport(readingOf(input));
  });
  const discarding = useMutation({
    mutationFn: async () => {
      for (const { id } of input.uploads) await client.take(client.api.DELETE("/v1/uploads/{id}", { params: { path: { id } } }));
    },
    onSuccess: () => navigate({ to: "/data", search: ({ as }) => ({ as }) }),
  });
  const known = result.rules.some(({ rule }) => rule === "already-imported");
  return (
    <>
      <p className="lead">{known ? found.known : found.lead(count(result.rows.read), exports[result.format] ?? result.format)}</p>
      {result.format in exports && !known && <p>{found.whose(input.user)}</p>}
      <FoundRules rows={result.rows} rules={result.rules} />
      {result.files !== undefined && <FilesRead files={result.files} />}
      {result.cleaning && (
        <WouldLearn title={found.learn} said={found.learnLead} cleaning={result.cleaning} recount={recount}>
          <p className="soft below">{found.switched}</p>
        </WouldLearn>
      )}
      <div className="closing">
        <Button loading={importing.isPending} disabled={known || result.rows.kept === 0} onClick={() => importing.mutate()}>
          {found.import}
        </Button>
        <button type="button" className="plain" disabled={discarding.isPending} onClick={() => discarding.mutate()}>
          {found.discard}
        </button>
      </div>
      {importing.isError && <Problem error={importing.error} again={() => importing.mutate()} />}
      {discarding.isError && <Problem error={discarding.error} again={() => discarding.mutate()} />}
      <ReadDifferently input={input} />
    </>
  );
}

function FilesRead({ files }: { readonly files: NonNullable<ImportResult["files"]> }) {
  const { found, exports } = useTexts().data;
  return (
    <section>
      <h2>{found.files}</h2>
      <ul className="plain-list lines">
        {files.read.map(({ name, format, encoding }) => (
          <li key={name}>
            <b>{name}</b> <span className="soft">{`${exports[format] ?? format} · ${encoding}`}</span>
          </li>
        ))}
        {files.leftAside.map(({ name, reason }) => (
          <li key={name}>
            <b>{name}</b> <span className="warn">{found.aside}</span>{" "}
            <span className="soft" lang="en">
              {reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
