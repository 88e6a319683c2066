import { idFault, textFault } from "./cells.js";
import type { TableRecord } from "./delimited.js";
import { type Column, columnNamed } from "./header.js";
import type { InputFile, SourceRow } from "./source.js";
import { lacksColumns } from "./table-head.js";
import { readTableRows, type TableFormat } from "./table-rows.js";

const TABS = () => ({ delimiter: "\t", quoted: false }) as const;

/** `tags.dat`: the names of tags, by number, into `names`. Rows come of what cannot be read only. */
export async function* readTagNames(file: InputFile, names: Map<string, string>): AsyncGenerator<readonly SourceRow[]> {
  const format: TableFormat<Columns<"tagID" | "tagValue">> = {
    dialectOf: TABS,
    columnsOf: (first, from) => columnsOf(first, from, ["tagID", "tagValue"]),
    read(line, { tagID, tagValue }) {
      const tag = line.cell(tagValue);
      const fault = tag === "" ? EMPTY : textFault("tag", tag);
      if (fault) line.refuse(fault, tagValue);
      else names.set(line.cell(tagID), tag);
    },
  };
  yield* readTableRows(file, format);
}

/** `user_taggedartists.dat`, or the file with exact times: who calls which artist what, when. */
export async function* readTagged(file: InputFile, names: ReadonlyMap<string, string>): AsyncGenerator<readonly SourceRow[]> {
  const format: TableFormat<Columns<"userID" | "artistID" | "tagID">> = {
    dialectOf: TABS,
    columnsOf: (first, from) => columnsOf(first, from, ["userID", "artistID", "tagID"]),
    read(line, { userID, artistID, tagID, find }, out) {
      const [user, track, number] = [line.cell(userID), line.cell(artistID), line.cell(tagID)];
      for (const [what, id, column] of [
        ["user", user, userID],
        ["track", track, artistID],
      ] as const) {
        const fault = idFault(what, id);
        if (fault) line.refuse(fault, column);
      }
      const tag = names.get(number);
      if (tag === undefined) return line.refuse(UNKNOWN, tagID);
      const written = (name: string) => Number(line.cell(find(name)));
      const at = find("timestamp") ? written("timestamp") : Date.UTC(written("year"), written("month") - 1, written("day"));
      // Some assignments are dated in 1956: the tag is what counts.
      const known = Number.isFinite(at) && at > 0;
      if (!known) line.leaveOut(NO_TIME, find("timestamp") ?? find("year"));
      out.push({ type: "tag", ...line.place, track, tag, user, ...(known ? { at } : {}) });
    },
  };
  yield* readTableRows(file, format);
}

type Columns<Names extends string> = Readonly<Record<Names, Column>> & { readonly find: (name: string) => Column | undefined };

function columnsOf<Names extends string>({ cells, line }: TableRecord, file: InputFile, names: readonly Names[]) {
  const header = cells.map((cell) => cell.trim());
  const find = (name: string) => columnNamed(header, [name]);
  const found = names.map((name) => [name, find(name)] as const);
  if (found.some(([, column]) => column === undefined)) throw lacksColumns({ cells, line }, file, names.join(", "));
  return { columns: { ...(Object.fromEntries(found) as Record<Names, Column>), find }, isHeader: true };
}

const EMPTY = { rule: "empty-tag", reason: "the tag is empty", remedy: "Write the tag, or delete the line." };
const UNKNOWN = {
  rule: "unknown-tag",
  reason: "no line of tags.dat names this tag",
  remedy: "Import tags.dat with it, from the same folder.",
};
const NO_TIME = {
  rule: "time-too-early",
  reason: "this is no time at which it can have happened",
  remedy: "Nothing needs to be done: the tag is taken without it.",
};
