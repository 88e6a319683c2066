import type { Job } from "@segue/client";
import { useMutation } from "@tanstack/react-query";
import { saveAs } from "../api/save-as.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** What an export wrote. */
export interface ExportResult {
  readonly files: readonly { readonly name: string; readonly rows: number }[];
}

/** The files of an export, each to be saved. */
export function Exported({ job: { id }, result: { files } }: { readonly job: Job; readonly result: ExportResult }) {
  const { client } = useSession();
  const { table } = useTexts().data;
  const { count } = useFormats();
  const saving = useMutation({
    mutationFn: async (name: string) => saveAs(await client.output(id, files.length === 1 ? undefined : name), name),
  });
  return (
    <section>
      <h2>{table.files}</h2>
      <ul className="plain-list lines">
        {files.map(({ name, rows }) => (
          <li key={name}>
            <b>{name}</b> <span className="soft">{table.rows(count(rows))}</span>
            <button
              type="button"
              className="plain"
              aria-label={table.saveFile(name)}
              disabled={saving.isPending}
              onClick={() => saving.mutate(name)}
            >
              {table.saveIt}
            </button>
          </li>
        ))}
      </ul>
      {saving.isError && <Problem error={saving.error} again={() => saving.reset()} />}
    </section>
  );
}
