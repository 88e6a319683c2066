import { idFault } from "./cells.js";
import { type FactColumn, factColumns, factsOf } from "./facts.js";
import { type Column, columnNamed, namesOf } from "./header.js";
import type { Source } from "./source.js";
import { dialectFor, headerOf, isTableName, lacksColumns } from "./table-head.js";
import { readTableRows, type TableFormat } from "./table-rows.js";

const USER = namesOf("user");
/** At least one of these shows that people are described. */
const PERSONAL = [
  "age",
  "gender",
  "sex",
  "country",
  "birth year",
  "birthday",
  "registered",
  "signup",
  "signup date",
  "city",
  "language",
  "occupation",
];
const OTHERS = [...namesOf("track"), "friend", "friend id"];

interface Columns {
  readonly user: Column;
  readonly facts: readonly FactColumn[];
}

/** Tables about listeners: `user_id,age,gender,country`. */
export const users: Source = {
  name: "users",
  title: "tables about listeners: an id, and age, gender, country and the like",
  examples: [{ "users.tsv": "user_id\tage\tgender\tcountry\nann\t33\tf\tFrance\nbob\t\t\tJapan\n" }],
  detect: (sample) => (isTableName(sample.file) && columnsIn(headerOf(sample, isKnown)) ? 0.9 : 0),
  async *read(files) {
    for (const file of files) yield* readTableRows(file, FORMAT);
  },
};

const isKnown = (name: string): boolean => columnNamed([name], [...USER, ...PERSONAL]) !== undefined;

function columnsIn(header: readonly string[]): Columns | undefined {
  const user = columnNamed(header, USER);
  if (!user || columnNamed(header, OTHERS) || !columnNamed(header, PERSONAL)) return undefined;
  return { user, facts: factColumns(header, [user]) };
}

const FORMAT: TableFormat<Columns> = {
  dialectOf: dialectFor(isKnown),
  columnsOf(first, file) {
    const columns = columnsIn(first.cells.map((name) => name.trim()));
    if (columns === undefined) throw lacksColumns(first, file, "a user and what is known about them");
    return { columns, isHeader: true };
  },
  read(line, columns, out) {
    const user = line.cell(columns.user);
    const fault = idFault("user", user);
    if (fault) line.refuse(fault, columns.user);
    const facts = factsOf(line, columns.facts);
    const { age } = facts;
    // Nobody is younger or older, whatever a form was filled in with.
    if (age !== undefined && !(typeof age === "number" && age >= YOUNGEST && age <= OLDEST)) {
      line.leaveOut(
        IMPOSSIBLE_AGE,
        columns.facts.find(({ fact }) => fact === "age"),
      );
    }
    const { age: _, ...others } = facts;
    out.push({ type: "user", ...line.place, user, facts: line.corrected.length > 0 ? others : facts });
  },
};

const YOUNGEST = 3;
const OLDEST = 120;
const IMPOSSIBLE_AGE = {
  rule: "impossible-age",
  reason: `no listener is younger than ${YOUNGEST} or older than ${OLDEST}`,
  remedy: "Leave the cell empty where the age is unknown.",
};
