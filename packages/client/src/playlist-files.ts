/** A track as a playlist names it. */
export interface ListedTrack {
  readonly id: string;
  readonly title: string | null;
  readonly artist: string | null;
}

/** A playlist as a file tells it. */
export interface ReadPlaylist {
  readonly title?: string;
  readonly entries: readonly ReadEntry[];
}

/** What a file says of a track. */
export interface ReadEntry {
  /** Where it names the track as a Segue service does; which service, it does not tell for sure. */
  readonly id?: string;
  /** "ARTIST - TITLE", or the title alone. */
  readonly name: string;
}

/** A kind of file that holds a playlist. */
export interface PlaylistFormat {
  readonly name: string;
  /** The usual one. */
  readonly extension: string;
  /** `server`: whose tracks they are, as players reach it. */
  write(title: string, tracks: readonly ListedTrack[], server: string): string;
  /** Whatever wrote it. Throws a SyntaxError for what is no such file. */
  read?(text: string): ReadPlaylist;
}

const nameOf = ({ id, title, artist }: ListedTrack) => [artist, title ?? id].filter(Boolean).join(" - ");
const soundOf = (server: string, { id }: ListedTrack) => `${server}/v1/tracks/${encodeURIComponent(id)}/sound`;
const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** A line break would be another entry. */
const line = (text: string) => text.replaceAll(/[\r\n]+/g, " ");

/** The kinds of files in which a playlist can be taken along. */
export const playlistFormats: readonly PlaylistFormat[] = [
  {
    name: "M3U",
    extension: "m3u8",
    write: (title, tracks, server) =>
      [
        "#EXTM3U",
        `#PLAYLIST:${line(title)}`,
        ...tracks.flatMap((track) => [`#EXTINF:-1,${line(nameOf(track))}`, soundOf(server, track)]),
        "",
      ].join("\n"),
    read: readM3u,
  },
  {
    name: "CSV",
    extension: "csv",
    write: (_, tracks) =>
      [
        "music_id,title,artist",
        ...tracks.map(({ id, title, artist }) => [id, title ?? "", artist ?? ""].map(cell).join(",")),
        "",
      ].join("\n"),
  },
  {
    // JSON Shareable Playlist Format: xspf.org/jspf
    name: "JSPF",
    extension: "jspf",
    write: (title, tracks, server) =>
      JSON.stringify(
        {
          playlist: {
            title,
            track: tracks.map((track) => ({
              identifier: [`${server}/tracks/${encodeURIComponent(track.id)}`],
              location: [soundOf(server, track)],
              title: track.title ?? track.id,
              ...(track.artist === null ? {} : { creator: track.artist }),
            })),
          },
        },
        null,
        2,
      ),
    read: readJspf,
  },
];

/** A line that is no comment is an entry; the comment before it may name it. */
function readM3u(text: string): ReadPlaylist {
  let title: string | undefined;
  let named: string | undefined;
  const entries: ReadEntry[] = [];
  for (const line of text.split(/[\r\n]+/).map((each) => each.trim())) {
    title ??= /^#PLAYLIST:(.+)$/.exec(line)?.[1]?.trim();
    named = /^#EXTINF:[^,]*,(.+)$/.exec(line)?.[1]?.trim() ?? named;
    if (line === "" || line.startsWith("#")) continue;
    entries.push({ ...identified([line]), name: named ?? fileName(line) });
    named = undefined;
  }
  return { ...(title === undefined ? {} : { title }), entries };
}

function readJspf(text: string): ReadPlaylist {
  const { title, track } = objectOf(objectOf(JSON.parse(text)).playlist);
  if (!Array.isArray(track)) throw new SyntaxError("It has no list of tracks.");
  const entries = track.map((each) => {
    const { identifier, location, title, creator } = objectOf(each);
    const addresses = [identifier, location].flat().filter(isText);
    const name = [creator, title].filter(isText).join(" - ");
    return { ...identified(addresses), name: name === "" ? fileName(addresses.at(-1) ?? "") : name };
  });
  return { ...(isText(title) ? { title } : {}), entries };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null) return value as Readonly<Record<string, unknown>>;
  throw new SyntaxError("It is no JSPF.");
}

/** The id in an address of a track, or of its sound. */
function identified(addresses: readonly string[]): { readonly id?: string } {
  const [id] = addresses.flatMap((address) => /^https?:.*\/tracks\/([^/?#]+)(?:\/sound)?$/.exec(address)?.[1] ?? []);
  return id === undefined ? {} : { id: decoded(id) };
}

/** What a file is called, without folders and extension. */
function fileName(address: string): string {
  const name = address
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\.\w{2,4}$/, "");
  return /^\w{2,}:/.test(address) ? decoded(name) : name;
}

/** Not everything with a % in it is encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
