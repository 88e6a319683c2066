import { idFault } from "./cells.js";
import { type FactColumn, factColumns, factsOf } from "./facts.js";
import { type Column, columnNamed } from "./header.js";
import type { InputFile, Source, SourceOptions, SourceRow } from "./source.js";
import { headerOf, lacksColumns } from "./table-head.js";
import { readTableRows, type TableFormat, type TableLine } from "./table-rows.js";

interface Columns {
  readonly ids: readonly Column[];
  readonly named: (name: string) => Column | undefined;
  readonly facts: readonly FactColumn[];
}

/** RecBole's atomic files: tab-separated, with columns of the form `name:type`; the extension says what a file is about. */
export const recbole: Source = {
  name: "recbole",
  title: "RecBole's atomic files (.inter, .item, .user, .net)",
  together: true,
  examples: [
    {
      "a.inter": "user_id:token\titem_id:token\trating:float\ttimestamp:float\nann\tt1\t4\t1714979289\nbob\tt1\t5\t1714979300\n",
      "a.item": "item_id:token\ttitle:token_seq\tyear:float\nt1\tA Song\t1999\n",
      "a.user": "user_id:token\tage:float\nann\t33\n",
      "a.net": "source_id:token\ttarget_id:token\nann\tbob\n",
    },
  ],
  detect: (sample) =>
    KINDS[extension(sample.file)] && headerOf(sample, isTyped).every(isTyped) && headerOf(sample, isTyped).length > 0 ? 1 : 0,
  async *read(files, options) {
    for (const file of files) yield* readTableRows(file, formatFor(KINDS[extension(file)] ?? INTERACTIONS, options));
  },
};

const isTyped = (name: string): boolean => /^[^:]+:(?:token|float|token_seq|float_seq)$/.test(name);
const extension = ({ name }: InputFile): string => name.slice(name.lastIndexOf(".") + 1).toLowerCase();

interface Kind {
  /** How many ids a line begins with. */
  readonly ids: 1 | 2;
  read(line: TableLine, ids: readonly string[], columns: Columns, options: SourceOptions, out: SourceRow[]): void;
}

const INTERACTIONS: Kind = {
  ids: 2,
  read(line, [user, track], { named }, { now }, out) {
    const at = line.time(named("timestamp"), now);
    const rating = line.quantity(named("rating"), "rating");
    const plays = line.quantity(named("weight") ?? named("plays") ?? named("count"), "plays");
    const event = { type: "event", ...line.place, user: user!, track: track!, ...(at === undefined ? {} : { at }) } as const;
    if (rating !== undefined) out.push({ ...event, kind: "rating", value: rating });
    if (plays !== undefined ? Math.fround(plays) > 0 : rating === undefined)
      out.push({ ...event, kind: "play", value: plays ?? 1 });
  },
};

const KINDS: Readonly<Record<string, Kind>> = {
  inter: INTERACTIONS,
  item: {
    ids: 1,
    read(line, [track], { named, facts }, _, out) {
      const [title, artist] = [
        line.text(named("title") ?? named("name") ?? named("track_name")),
        line.text(named("artist") ?? named("artist_name")),
      ];
      const known = factsOf(line, facts);
      out.push({
        type: "track",
        ...line.place,
        track: track!,
        ...(title === undefined ? {} : { title }),
        ...(artist === undefined ? {} : { artist }),
        ...(Object.keys(known).length === 0 ? {} : { facts: known }),
      });
    },
  },
  user: {
    ids: 1,
    read(line, [user], { facts }, _, out) {
      out.push({ type: "user", ...line.place, user: user!, facts: factsOf(line, facts) });
    },
  },
  net: {
    ids: 2,
    read(line, [user, friend], _, __, out) {
      out.push({ type: "friend", ...line.place, user: user!, friend: friend! });
    },
  },
};

/** What `.item` files call title and artist. */
const NAMES = ["title", "name", "track_name", "artist", "artist_name"];

const formatFor = (kind: Kind, options: SourceOptions): TableFormat<Columns> => ({
  dialectOf: () => ({ delimiter: "\t", quoted: false }),
  columnsOf(first, file) {
    const names = first.cells.map((cell) => cell.trim().replace(/:.*$/, ""));
    const tokens = first.cells.flatMap((cell, index) => (/:token$/.test(cell.trim()) ? [{ index, name: names[index]! }] : []));
    const ids = tokens.slice(0, kind.ids);
    if (ids.length < kind.ids) throw lacksColumns(first, file, kind.ids === 1 ? "an id" : "two ids");
    const named = (name: string) => columnNamed(names, [name]);
    return { columns: { ids, named, facts: factColumns(names, [...ids, ...NAMES.map(named)]) }, isHeader: true };
  },
  read(line, columns, out) {
    const ids = columns.ids.map((column) => line.cell(column));
    ids.forEach((id, i) => {
      const fault = idFault("track", id);
      if (fault) line.refuse(fault, columns.ids[i]);
    });
    kind.read(line, ids, columns, options, out);
  },
});
