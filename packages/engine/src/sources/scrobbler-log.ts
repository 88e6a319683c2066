import { startOf } from "./json-start.js";
import { addListen } from "./listen-tables.js";
import type { Source, SourceOptions } from "./source.js";
import { readTableRows, type TableFormat } from "./table-rows.js";

const column = (index: number, name: string) => ({ index, name });
const COLUMNS = {
  artist: column(0, "artist"),
  album: column(1, "album"),
  title: column(2, "track"),
  number: column(3, "track number"),
  length: column(4, "length"),
  rating: column(5, "rating"),
  time: column(6, "timestamp"),
  mbid: column(7, "MusicBrainz id"),
};
type Columns = typeof COLUMNS;

/** The log of portable players, `.scrobbler.log`: Portable Player Scrobbler Log Format 1.0 and 1.1. */
export const scrobblerLog: Source = {
  name: "scrobbler-log",
  title: "a portable player's .scrobbler.log",
  examples: [
    {
      ".scrobbler.log":
        "#AUDIOSCROBBLER/1.1\n#TZ/UTC\n#CLIENT/Rockbox ipod\nA Band\tAn Album\tA Song\t3\t200\tL\t1714979289\t\nA Band\tAn Album\tSkipped\t4\t180\tS\t1714979500\t\n",
    },
  ],
  detect: ({ head }) => (/^#AUDIOSCROBBLER\/1\.[01]/.test(startOf(head).replace(/^\u00ef\u00bb\u00bf/, "")) ? 1 : 0),
  async *read(files, options) {
    for (const file of files) yield* readTableRows(file, formatFor(options));
  },
};

function formatFor({ user = "me", now }: SourceOptions): TableFormat<Columns> {
  return {
    dialectOf: () => ({ delimiter: "\t", quoted: false }),
    isComment: ({ cells }) => cells[0]?.startsWith("#") ?? false,
    columnsOf: () => ({ columns: COLUMNS, isHeader: false }),
    // Version 1.0 has no MusicBrainz id, and some players leave off what is empty.
    ragged: true,
    read(line, { album, number, length, rating, time, mbid }, out) {
      const said = line.cell(rating);
      if (said !== "L" && said !== "S") {
        line.refuse(
          {
            rule: "rating-unreadable",
            reason: "the sixth cell is neither L (listened) nor S (skipped)",
            remedy: "Check that no cell is missing, or delete the line.",
          },
          rating,
        );
      }
      const facts = {
        album: line.text(album),
        trackNumber: line.quantity(number, "number"),
        duration: line.quantity(length, "duration") || undefined,
        mbid: line.text(mbid),
      };
      addListen(line, COLUMNS, { user, kind: said === "S" ? "skip" : "play", at: line.time(time, now), facts }, out);
    },
  };
}
