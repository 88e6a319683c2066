/** What a column of a Parquet file holds; `time` comes as milliseconds since 1970. */
export type ParquetType = "text" | "number" | "time";

/** Writes Parquet, which Spark, pandas, DuckDB and others read. Memory does not grow with the rows. */
export interface ParquetFiles {
  write(
    file: string,
    columns: Readonly<Record<string, ParquetType>>,
    rows: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
  ): Promise<number>;
}
