import { idFault, textFault } from "./cells.js";
import { type Column, columnNamed, namesOf } from "./header.js";
import type { Source, SourceOptions } from "./source.js";
import { dialectFor, headerOf, isTableName, lacksColumns } from "./table-head.js";
import { readTableRows, type TableFormat } from "./table-rows.js";

const TRACK = namesOf("track");
const USER = namesOf("user");
const TIME = namesOf("time");
const TAG = ["tag", "tag value", "tag name", "tags"];

interface Columns {
  readonly track: Column;
  readonly tag: Column;
  readonly user: Column | undefined;
  readonly time: Column | undefined;
}

/** Tables of tags: what somebody, or nobody in particular, calls a track. */
export const tags: Source = {
  name: "tags",
  title: "tables of tags: track and tag, perhaps with user and time",
  examples: [{ "tags.csv": "user_id,track_id,tag\nann,t1,shoegaze\nbob,t1,loud\n" }],
  detect: (sample) => (isTableName(sample.file) && columnsIn(headerOf(sample, isKnown)) ? 0.95 : 0),
  async *read(files, options) {
    for (const file of files) yield* readTableRows(file, formatFor(options));
  },
};

const isKnown = (name: string): boolean => columnNamed([name], [...TRACK, ...USER, ...TAG, ...TIME]) !== undefined;

function columnsIn(header: readonly string[]): Columns | undefined {
  const [track, tag] = [columnNamed(header, TRACK), columnNamed(header, TAG)];
  if (header.length > 4 || !track || !tag) return undefined;
  return { track, tag, user: columnNamed(header, USER), time: columnNamed(header, TIME) };
}

const formatFor = ({ now }: SourceOptions): TableFormat<Columns> => ({
  dialectOf: dialectFor(isKnown),
  columnsOf(first, file) {
    const columns = columnsIn(first.cells.map((name) => name.trim()));
    if (columns === undefined) throw lacksColumns(first, file, "track and tag");
    return { columns, isHeader: true };
  },
  read(line, columns, out) {
    const [track, tag, user] = [line.cell(columns.track), line.cell(columns.tag), line.text(columns.user)];
    const badTrack = idFault("track", track);
    if (badTrack) line.refuse(badTrack, columns.track);
    const badTag = tag === "" ? EMPTY : textFault("tag", tag);
    if (badTag) line.refuse(badTag, columns.tag);
    const badUser = user === undefined ? undefined : idFault("user", user);
    if (badUser) line.refuse(badUser, columns.user);
    const at = line.time(columns.time, now);
    out.push({
      type: "tag",
      ...line.place,
      track,
      tag,
      ...(user === undefined ? {} : { user }),
      ...(at === undefined ? {} : { at }),
    });
  },
});

const EMPTY = { rule: "empty-tag", reason: "the tag is empty", remedy: "Write the tag, or delete the line." };
