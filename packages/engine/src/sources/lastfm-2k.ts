import { Buffer } from "node:buffer";
import { idFault, textFault, widthFault } from "./cells.js";
import { type TableRecord, tableRecords } from "./delimited.js";
import { emptyFile } from "./empty-file.js";
import { friends } from "./friends.js";
import { readTagged, readTagNames } from "./hetrec-tags.js";
import { readPlayTable } from "./play-table.js";
import { type Fault, problemAt } from "./problem.js";
import { type InputFile, type Source, SourceError, type SourceRow } from "./source.js";

const PLAYS = "user_artists.dat";
const ARTISTS = "artists.dat";
const TAGS = "tags.dat";
const FRIENDS = "user_friends.dat";
const TAGGED = "user_taggedartists.dat";
const TAGGED_AT = "user_taggedartists-timestamps.dat";
/** In the order in which they are read: names of tags before their use. */
const READ = [PLAYS, ARTISTS, FRIENDS, TAGS, TAGGED_AT, TAGGED];
const BATCH = 4096;

/** The Last.fm set of HetRec 2011 (Cantador, Brusilovsky & Kuflik, RecSys 2011): plays by artist, so its tracks are artists. */
export const lastfm2k: Source = {
  name: "lastfm-2k",
  title: "the HetRec 2011 Last.fm folder (user_artists.dat and what stands beside it: names, tags, friends)",
  examples: [
    {
      "user_artists.dat": "userID\tartistID\tweight\n2\t51\t13883\n2\t52\t11690\n",
      "artists.dat": "id\tname\turl\tpictureURL\n51\tAn Artist\thttp://x\thttp://y\n",
    },
  ],
  together: true,
  detect({ file }, all) {
    const table = all.find((each) => baseName(each.file) === PLAYS);
    if (table === undefined || !/^\ufeff?userID\tartistID\tweight\r?\n/.test(textOf(table.head))) return 0;
    return READ.includes(baseName(file)) ? 1 : 0;
  },
  async *read(files, options) {
    const names = new Map<string, string>();
    for (const file of inOrder(files)) {
      const name = baseName(file);
      if (name === PLAYS) yield* readPlayTable(file, options);
      else if (name === ARTISTS) yield* readArtists(file);
      else if (name === FRIENDS) yield* friends.read([file], options);
      else if (name === TAGS) yield* readTagNames(file, names);
      else yield* readTagged(file, names);
    }
  },
};

/** The files that are read; of the two that say the same about tags, the one with exact times. */
function inOrder(files: readonly InputFile[]): readonly InputFile[] {
  const exact = files.some((file) => baseName(file) === TAGGED_AT);
  return READ.filter((name) => !(exact && name === TAGGED)).flatMap((name) => files.filter((file) => baseName(file) === name));
}

function baseName({ name }: InputFile): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function textOf(head: Uint8Array): string {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 100)).toString("utf8");
}

/** `artists.dat`: names hold quotation marks, which mean nothing. */
async function* readArtists(file: InputFile): AsyncGenerator<readonly SourceRow[]> {
  let columns: ArtistColumns | undefined;
  for await (const records of tableRecords(file, () => ({ delimiter: "\t", quoted: false }))) {
    const rows: SourceRow[] = [];
    for (const record of records) {
      if (columns === undefined) columns = artistColumns(record, file);
      else rows.push(artistRow(record, columns, file));
    }
    for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
  }
  if (columns === undefined) throw emptyFile(file);
}

interface ArtistColumns {
  readonly width: number;
  readonly id: number;
  readonly name: number;
}

function artistColumns({ cells, line }: TableRecord, file: InputFile): ArtistColumns {
  const [id, name] = [cells.indexOf("id"), cells.indexOf("name")];
  if (id >= 0 && name >= 0) return { width: cells.length, id, name };
  throw new SourceError(
    problemAt({ file: file.name, line }, undefined, cells.join(", "), {
      rule: "missing-columns",
      reason: "the first line does not name the columns id and name",
      remedy: "Take the file as it was published, or leave it out.",
    }),
  );
}

function artistRow({ cells, line, fault }: TableRecord, { width, id, name }: ArtistColumns, file: InputFile): SourceRow {
  const place = { file: file.name, line };
  const problem = (fault: Fault, field?: string, value = cells.join(" ")) => problemAt(place, field, value, fault);
  if (fault) return problem(fault);
  if (cells.length !== width) return problem(widthFault(cells.length, width));
  const [track, title] = [cells[id]!.trim(), cells[name]!.trim()];
  const badId = idFault("track", track);
  if (badId) return problem(badId, "id", track);
  const badName = textFault("title", title);
  if (badName) return problem(badName, "name", title);
  return { type: "track", ...place, track, ...(title === "" ? {} : { title }) };
}
