import { Button } from "@mantine/core";
import type { Job } from "@segue/client";
import { useState } from "react";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

const FORMATS = ["csv", "jsonl", "parquet"] as const;

/** Starts the export of everything, a file for each table. */
export function ExportAll() {
  const { client } = useSession();
  const { table } = useTexts().data;
  const [format, setFormat] = useState<(typeof FORMATS)[number]>("csv");
  const exporting = useStart(() => client.take(client.api.POST("/v1/exports", { body: { format } })) as Promise<Job>);
  return (
    <section id="export">
      <h2>
        {table.exportAll} <small>{table.exportWhat}</small>
      </h2>
      <div className="actions">
        <label className="inline">
          {table.format}{" "}
          <select
            className="input"
            value={format}
            onChange={(event) => setFormat(FORMATS.find((each) => each === event.currentTarget.value) ?? "csv")}
          >
            {FORMATS.map((each) => (
              <option key={each} value={each}>
                {table.formats[each]}
              </option>
            ))}
          </select>
        </label>
        <Button variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()}>
          {table.export}
        </Button>
      </div>
      {exporting.isError && <Problem error={exporting.error} again={() => exporting.reset()} />}
    </section>
  );
}
