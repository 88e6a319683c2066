import type { ParquetFiles } from "../../ports/parquet-files.js";
import type { SnapshotFiles } from "../../ports/snapshot-files.js";

// DuckDB is large, and most commands need none of it: it is loaded by the first who does.

/** As `parquetSnapshotFiles`. */
export function snapshotFilesWhenNeeded(root: string): SnapshotFiles {
  const files = once(async () => (await import("./snapshot-files.js")).parquetSnapshotFiles(root));
  return {
    write: async (...asked) => (await files()).write(...asked),
    read: async (...asked) => (await files()).read(...asked),
    holding: async (...asked) => (await files()).holding(...asked),
    remove: async (...asked) => (await files()).remove(...asked),
  };
}

/** As `duckdbParquetFiles`. */
export function parquetFilesWhenNeeded(): ParquetFiles {
  const files = once(async () => (await import("./parquet-files.js")).duckdbParquetFiles());
  return { write: async (...asked) => (await files()).write(...asked) };
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}
