import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { type ReadEntry, type ReadPlaylist, SegueApiError, type SegueClient } from "@segue/client";
import type { Command } from "commander";
import { withClient } from "../../connection.js";
import { type CommonOptions, command } from "../../options.js";
import { formatOf } from "../../playlist-format.js";
import { note, printJson } from "../../print.js";
import { UsageError } from "../../tell-error.js";

export function importCommand(): Command {
  return command("import", "keeps the playlist of a file, as far as its tracks are in the catalogue")
    .argument(
      "<file>",
      "M3U (.m3u8, .m3u) or JSPF, whatever wrote it; tracks are found by their address here, or by artist and title",
    )
    .option("--name <name>", "what it is to be called (default: as in the file, or as the file)")
    .action(async (file: string, options: CommonOptions & { readonly name?: string }) => {
      const { title, entries } = await readPlaylist(file);
      const name = options.name ?? title ?? basename(file, extname(file));
      return withClient(options, async (client) => {
        const found = await findAll(client, entries);
        const tracks = found.flatMap(({ track }) => track ?? []);
        const missing = found.filter(({ track }) => track === undefined).map(({ entry }) => entry.name);
        if (tracks.length === 0)
          throw new UsageError(`None of the ${entries.length} tracks of ${file} is in the catalogue.`, "Import the music first.");
        const { id } = await client.take(client.api.POST("/v1/playlists", { body: { name, tracks } }));
        if (options.json) return printJson({ playlist: id, name, tracks: tracks.length, missing });
        note(`${name}: ${tracks.length.toLocaleString("en")} tracks, as the playlist ${id}`);
        for (const each of missing) note(`Not in the catalogue: ${each}`);
      });
    });
}

async function readPlaylist(file: string): Promise<ReadPlaylist> {
  const { read, name } = formatOf(file);
  if (read === undefined) throw new UsageError(`${name} is not read as a playlist.`, "Name a file of M3U or JSPF.");
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`${file} cannot be read.`, "Check the path.");
  });
  try {
    return read(textOf(bytes));
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    throw new UsageError(`${file} is no ${name}: ${thrown.message}`, "Name a file of M3U or JSPF.");
  }
}

/** As UTF-8, or, where it is none, as older programs write. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

interface Found {
  readonly entry: ReadEntry;
  /** Undefined where the catalogue has none. */
  readonly track: string | undefined;
}

async function findAll(client: SegueClient, entries: readonly ReadEntry[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const entry of entries) found.push({ entry, track: await find(client, entry) });
  return found;
}

async function find(client: SegueClient, { id, name }: ReadEntry): Promise<string | undefined> {
  if (id !== undefined && (await isThere(client, id))) return id;
  return findNamed(client, name);
}

function isThere({ api, take }: SegueClient, id: string): Promise<boolean> {
  return take(api.GET("/v1/tracks/{id}", { params: { path: { id } } })).then(
    () => true,
    (thrown: unknown) => {
      if (thrown instanceof SegueApiError && thrown.problem.code === "unknown-track") return false;
      throw thrown;
    },
  );
}

/** Tracks looked at that have the title, and the longest text that is searched for. */
const SEARCH = { tracks: 1000, text: 200 };

/** The track of that artist and title; by the title alone only where nothing else has it. */
async function findNamed({ api, take }: SegueClient, name: string): Promise<string | undefined> {
  const [artist, ...more] = name.split(" - ");
  const title = more.length === 0 ? artist! : more.join(" - ");
  const query = { text: title.slice(0, SEARCH.text), n: SEARCH.tracks };
  if (query.text.trim() === "") return undefined;
  const { items } = await take(api.GET("/v1/search", { params: { query } }));
  const called = (...parts: (string | null)[]) => folded(parts.filter(Boolean).join(" - ")) === folded(name);
  const [whole] = items.filter((track) => called(track.artist, track.title ?? track.id));
  if (whole !== undefined) return whole.id;
  const titled = items.filter((track) => called(track.title ?? track.id));
  return titled.length === 1 ? titled[0]!.id : undefined;
}

const folded = (text: string) => text.normalize("NFKC").toLowerCase().trim();
