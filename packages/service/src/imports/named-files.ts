import type { ProblemRow, SourceRow } from "@segue/engine";
import { tracksOfFiles } from "../hearing/tracks-of-files.js";
import type { Store } from "../ports/store.js";

/** Rows that name a file of imported music become rows about its track; of others it is noted that there is no such file. Files are looked for once, when the first is named. */
export function namedFiles({ sounds }: Pick<Store, "sounds">, workspace: string) {
  let trackOf: ReturnType<typeof tracksOfFiles> | undefined;
  return async (rows: readonly SourceRow[]): Promise<readonly SourceRow[]> => {
    if (!rows.some(isOfFile)) return rows;
    trackOf ??= tracksOfFiles(await sounds.places(workspace));
    return rows.flatMap((row): SourceRow[] => {
      if (!isOfFile(row)) return [row];
      const track = trackOf!(row.track);
      if (track === undefined) return [row, unknownFile(row)];
      // What a label is about is found out when it is learned: the files may change until then.
      return [row.type === "label" ? row : { ...row, track }];
    });
  };
}

type OfFile = SourceRow & { readonly type: "track" | "label"; readonly names: "file" };

const isOfFile = (row: SourceRow): row is OfFile => (row.type === "track" || row.type === "label") && row.names === "file";

const unknownFile = ({ type, file, line, track }: OfFile): ProblemRow => ({
  ...{ type: "problem", outcome: "noted", rule: "unknown-file", file, line, value: track },
  reason: "no file of the imported music is called so",
  remedy:
    type === "label"
      ? "Import the folder in which it is; the label then counts for it."
      : "Import the folder in which it is: its track is then the one of this row.",
});
