import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { modelsQuery } from "../api/models.js";
import type { ImportResult } from "../api/results.js";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** How long the first choice of a model may take, in minutes. */
const FIRST = 1;

/** What an import brought, and what to do next: where no model is there yet, to have one chosen. */
export function CameIn({ result: { import: id, rows } }: { readonly result: Pick<ImportResult, "import" | "rows"> }) {
  const { client } = useSession();
  const { came } = useTexts().data;
  const { count } = useFormats();
  const models = useQuery(modelsQuery(client));
  const choosing = useStart(() => client.choose({ minutes: FIRST }));
  const first = models.data?.items.length === 0;
  return (
    <>
      <p className="lead">{came.title(count(rows.kept))}</p>
      {first && (
        <>
          <p>{came.next}</p>
          <div className="actions">
            <Button loading={choosing.isPending} onClick={() => choosing.mutate()}>
              {came.choose}
            </Button>
          </div>
          {choosing.isError && <Problem error={choosing.error} again={() => choosing.mutate()} />}
        </>
      )}
      <p className="next">
        <Link to="/imports/$id" params={{ id }} search={({ as }) => ({ as })}>
          {came.open}
        </Link>
      </p>
    </>
  );
}
