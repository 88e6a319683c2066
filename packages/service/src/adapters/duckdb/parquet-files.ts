import { rm } from "node:fs/promises";
import { BIGINT, DOUBLE, DuckDBDataChunk, DuckDBInstance, type DuckDBType, VARCHAR } from "@duckdb/node-api";
import type { ParquetFiles, ParquetType } from "../../ports/parquet-files.js";

const TYPES: Readonly<Record<ParquetType, DuckDBType>> = { text: VARCHAR, number: DOUBLE, time: BIGINT };
/** Rows of one DuckDB vector. */
const VECTOR = 2048;
const MEMORY = "256MB";

/** Parquet through DuckDB, which gathers the rows in a file beside the result. */
export function duckdbParquetFiles(): ParquetFiles {
  return {
    async write(file, columns, rows) {
      const gathering = `${file}.duckdb`;
      await rm(gathering, { force: true });
      const instance = await DuckDBInstance.create(gathering, { threads: "1", memory_limit: MEMORY });
      const connection = await instance.connect();
      try {
        const names = Object.keys(columns);
        const types = Object.values(columns).map((type) => TYPES[type]);
        await connection.run(`create table rows (${names.map((name, c) => `"${name}" ${types[c]}`).join(", ")})`);
        const appender = await connection.createAppender("rows");
        let count = 0;
        for await (const batch of rows) {
          for (let from = 0; from < batch.length; from += VECTOR) {
            const part = batch.slice(from, from + VECTOR);
            const chunk = DuckDBDataChunk.create(types, part.length);
            types.forEach((type, c) => {
              chunk.setColumnValues(c, part.map((row) => cellOf(row[c] ?? null, type)) as never);
            });
            appender.appendDataChunk(chunk);
          }
          count += batch.length;
        }
        appender.closeSync();
        const shown = names.map((name) => (columns[name] === "time" ? `epoch_ms("${name}") as "${name}"` : `"${name}"`));
        await connection.run(`copy (select ${shown.join(", ")} from rows) to ${quote(file)} (format parquet, compression zstd)`);
        return count;
      } finally {
        connection.closeSync();
        instance.closeSync();
        for (const leftover of [gathering, `${gathering}.wal`]) await rm(leftover, { force: true });
      }
    },
  };
}

const cellOf = (cell: string | number | null, type: DuckDBType) =>
  type === BIGINT && cell !== null ? BigInt(Math.round(Number(cell))) : cell;

/** A text as an SQL literal: DuckDB takes no parameter for the file of `copy`. The names are made by Segue, not by users. */
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
