import { Buffer } from "node:buffer";
import { isBinary } from "./binary.js";
import type { TableRecord } from "./delimited.js";
import { type Dialect, detectDialect, splitCells } from "./dialect.js";
import { type Column, columnNamed, namesOf } from "./header.js";
import { addListen, type ListenColumns } from "./listen-tables.js";
import { problemAt } from "./problem.js";
import { type InputFile, type Source, SourceError, type SourceOptions } from "./source.js";
import { readTableRows, type TableFormat } from "./table-rows.js";
import { parseTime } from "./time.js";

interface Columns extends ListenColumns {
  readonly time: Column | undefined;
  readonly album: Column | undefined;
  readonly mbid: Column | undefined;
  readonly artistMbid: Column | undefined;
  readonly albumMbid: Column | undefined;
}

/**
 * One listener's plays as Last.fm and Libre.fm give them, and the tools that fetch them from there: a table of artist, track, album and
 * time, with or without a header, comments before it.
 */
export const lastfm: Source = {
  name: "lastfm",
  title: "one listener's Last.fm or Libre.fm export: a table of artist, track, album and time (CSV, TSV)",
  examples: [
    { "librefm.csv": "+ACM- Data export from Libre.fm,,,\nArtist,Track,Album,Time\nA Band,A Song,An Album,1714979289\n" },
    { "lastfm.csv": 'A Band,An Album,A Song,06 May 2024 07:08\n"A Band, Too",,Another,06 May 2024 07:04\n' },
    {
      "scrobbles.tsv":
        "uts\tutc_time\tartist\tartist_mbid\talbum\talbum_mbid\ttrack\ttrack_mbid\n1714979289\t06 May 2024, 07:08\tA Band\t\tAn Album\t\tA Song\t\n",
    },
  ],
  detect({ file, head }) {
    if (isBinary(head) || !/\.(?:csv|tsv|tab|txt)$/i.test(file.name)) return 0;
    const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
      .toString("utf8")
      .replace(/^\ufeff/, "");
    const first = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== "" && !isCommentLine(line));
    if (first === undefined) return 0;
    const cells = splitCells(first, dialectOf(text).delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    if (headerColumns(cells) !== undefined) return 0.95;
    return isUnnamed(cells) ? 0.9 : 0;
  },
  async *read(files, options) {
    for (const file of files) yield* readTableRows(file, formatFor(options));
  },
};

const isCommentLine = (line: string): boolean => /^(?:#|\+ACM-)/.test(line);

/** Libre.fm's comments are written in UTF-7, where +ACM- is a number sign. */
const isComment = ({ cells }: TableRecord): boolean => isCommentLine(cells[0] ?? "");

function dialectOf(head: string): Dialect {
  const text = head
    .split(/\r\n|\r|\n/)
    .filter((line) => !isCommentLine(line))
    .join("\n");
  return detectDialect(text, (name) => /^(?:artist|track|album|time|date|uts|song)/i.test(name));
}

const USER = [...namesOf("user"), "username"];

function headerColumns(cells: readonly string[]): Columns | undefined {
  const find = (...names: string[]) => columnNamed(cells, names);
  const artist = find("artist", "artist name");
  const title = find("track", "track name", "song", "title", "name");
  const time = find("uts", "timestamp", "time", "date", "utc time", "datetime", "listened at", "date time");
  if (artist === undefined || title === undefined || columnNamed(cells, USER) !== undefined) return undefined;
  if (time === undefined || find("plays", "playcount", "count", "rating") !== undefined) return undefined;
  return {
    artist,
    title,
    time,
    album: find("album", "album name", "release"),
    mbid: find("track mbid", "trackmbid"),
    artistMbid: find("artist mbid"),
    albumMbid: find("album mbid"),
  };
}

/** Artist, album, track, time: as the oldest tool writes them, without a header. */
function isUnnamed(cells: readonly string[]): boolean {
  const time = cells[3];
  return (
    cells.length === 4 &&
    time !== undefined &&
    /[a-z]{3}/i.test(time) &&
    typeof parseTime(time, Number.MAX_SAFE_INTEGER) === "number"
  );
}

const UNNAMED: Columns = {
  artist: { index: 0, name: "1" },
  album: { index: 1, name: "2" },
  title: { index: 2, name: "3" },
  time: { index: 3, name: "4" },
  mbid: undefined,
  artistMbid: undefined,
  albumMbid: undefined,
};

function formatFor({ user = "me", now }: SourceOptions): TableFormat<Columns> {
  return {
    dialectOf,
    isComment,
    columnsOf({ cells, line }, file: InputFile) {
      const columns = headerColumns(cells);
      if (columns !== undefined) return { columns, isHeader: true };
      if (isUnnamed(cells)) return { columns: UNNAMED, isHeader: false };
      throw new SourceError(
        problemAt({ file: file.name, line }, undefined, cells.join(", "), {
          rule: "missing-columns",
          reason: "the first line does not name artist, track and time",
          remedy: "Take the file as it was exported; for tables of several listeners use --format plays.",
        }),
      );
    },
    read(line, columns, out) {
      const { album, mbid, artistMbid, albumMbid, time } = columns;
      const facts = {
        album: line.text(album),
        mbid: line.text(mbid),
        artistMbid: line.text(artistMbid),
        albumMbid: line.text(albumMbid),
      };
      addListen(line, columns, { user, kind: "play", at: line.time(time, now), facts }, out);
    },
  };
}
