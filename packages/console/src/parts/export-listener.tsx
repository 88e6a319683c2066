import { useMutation } from "@tanstack/react-query";
import { saveAs } from "../api/save-as.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** Gives away, as a file, everything that is kept about a listener. */
export function ExportListener({ user }: { readonly user: string }) {
  const { client } = useSession();
  const { table } = useTexts().data;
  const exporting = useMutation({
    mutationFn: async () => saveAs(await client.stream(`/v1/users/${encodeURIComponent(user)}/export`), `${user}.json`),
  });
  return (
    <>
      <button type="button" className="plain" disabled={exporting.isPending} onClick={() => exporting.mutate()}>
        {table.export}
      </button>
      {exporting.isError && <Problem error={exporting.error} again={() => exporting.reset()} />}
    </>
  );
}
