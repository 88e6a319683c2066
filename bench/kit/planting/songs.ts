import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sharedData } from "../data.js";

/** A track as a service lists it. */
export interface Listing {
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
  /** Seconds. */
  readonly duration: number | null;
  readonly mbid?: string;
  readonly isrc?: string;
}

export interface Song extends Listing {
  readonly id: string;
}

/** The songs of the Million Song subset that have a title: near 10,000. */
export async function millionSongs(): Promise<Song[]> {
  const [header, ...rows] = rowsOf(await readFile(join(sharedData("msd-metadata"), "music.csv"), "utf8"));
  const cell = (row: readonly string[], name: string) => commas(row[header.indexOf(name)]).trim();
  return rows
    .filter((row) => row.length === header.length)
    .map((row) => ({
      id: cell(row, "song.id"),
      title: cell(row, "title"),
      artist: cell(row, "artist.name"),
      album: cell(row, "release.name"),
      duration: Number(cell(row, "duration")),
    }))
    .filter(({ title, artist }) => title !== "" && artist !== "");
}

/** The names of the artists of Last.fm-2k, in many scripts. */
export async function lastfmArtists(): Promise<string[]> {
  const lines = (await readFile(join(sharedData("lastfm-2k"), "artists.dat"), "utf8")).split("\n").slice(1);
  return lines.flatMap((line) => line.split("\t")[1] ?? []).filter((name) => name.trim() !== "");
}

/** That file writes an underscore for every comma in a name. */
const commas = (name: string) => name.replace(/_/g, ",");

/** The cells of a file of comma-separated values without line ends inside quotation marks. */
function rowsOf(file: string): string[][] {
  const cells = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  return file
    .trim()
    .split(/\r?\n/)
    .map((line) => Array.from(line.matchAll(cells), ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare));
}
