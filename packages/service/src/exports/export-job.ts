import { OneOf } from "@segue/engine";
import { Type } from "typebox";
import { defineJob } from "../jobs/handler.js";
import { newOutput } from "../jobs/output.js";
import { TABLES, type TableName } from "../ports/contents.js";
import { FORMATS, writeTable } from "./write-table.js";

/** Gives away everything that a workspace holds, a file for each table. The same content gives the same CSV and JSON lines, byte for byte. */
export const exportJob = defineJob({
  kind: "export",
  input: Type.Object({ format: OneOf(FORMATS, { default: "csv" }) }, { additionalProperties: false }),
  resource: () => "",
  run: ({ format }, { services, workspace, id, report }) =>
    services.store.contents.read(workspace, async (rows) => {
      const files: { name: string; rows: number }[] = [];
      const tables = Object.keys(TABLES) as TableName[];
      for (const [at, table] of tables.entries()) {
        await report(at / tables.length, `writing ${table}`);
        const name = `${table}.${format}`;
        const output = await newOutput(services.config.data, workspace, id, name);
        const count = await writeTable(services.parquetFiles, output.path, format, table, rows(table));
        await output.finish();
        files.push({ name, rows: count });
      }
      return { format, files };
    }),
});
