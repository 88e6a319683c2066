/** A track as a playlist names it. */
export interface ListedTrack {
  readonly id: string;
  readonly title: string | null;
  readonly artist: string | null;
}

/** A kind of file that holds a playlist. */
export interface PlaylistFormat {
  readonly name: string;
  readonly extension: string;
  write(title: string, tracks: readonly ListedTrack[], server: string): string;
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
  },
];
