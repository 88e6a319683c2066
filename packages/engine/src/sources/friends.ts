import { idFault } from "./cells.js";
import { type Column, columnNamed } from "./header.js";
import type { Fault } from "./problem.js";
import type { Source } from "./source.js";
import { dialectFor, headerOf, isTableName, lacksColumns } from "./table-head.js";
import { readTableRows, type TableFormat } from "./table-rows.js";

const USER = [
  "user id",
  "user",
  "uid",
  "userid",
  "user name",
  "follower",
  "follower id",
  "source",
  "source id",
  "from",
  "user1",
  "user a",
];
const FRIEND = [
  "friend id",
  "friend",
  "friendid",
  "followee",
  "followee id",
  "following",
  "followed",
  "target",
  "target id",
  "to",
  "user2",
  "user b",
];

interface Columns {
  readonly user: Column;
  readonly friend: Column;
}

/** Tables of who counts whom as a friend, or follows whom: `user_id,friend_id`. */
export const friends: Source = {
  name: "friends",
  title: "tables of friends: user and friend, or follower and followed",
  examples: [{ "friends.csv": "user_id,friend_id\nann,bob\nbob,ann\n" }],
  detect: (sample) => (isTableName(sample.file) && columnsIn(headerOf(sample, isKnown)) ? 0.95 : 0),
  async *read(files) {
    for (const file of files) yield* readTableRows(file, FORMAT);
  },
};

const isKnown = (name: string): boolean => columnNamed([name], [...USER, ...FRIEND]) !== undefined;

/** Two or three columns: a table that says more is about something else. */
function columnsIn(header: readonly string[]): Columns | undefined {
  const [user, friend] = [columnNamed(header, USER), columnNamed(header, FRIEND)];
  return header.length <= 3 && user && friend && user.index !== friend.index ? { user, friend } : undefined;
}

const FORMAT: TableFormat<Columns> = {
  dialectOf: dialectFor(isKnown),
  columnsOf(first, file) {
    const columns = columnsIn(first.cells.map((name) => name.trim()));
    if (columns === undefined) throw lacksColumns(first, file, "user and friend");
    return { columns, isHeader: true };
  },
  read(line, columns, out) {
    const [user, friend] = [line.cell(columns.user), line.cell(columns.friend)];
    for (const [column, id] of [
      [columns.user, user],
      [columns.friend, friend],
    ] as const) {
      const fault = idFault("user", id);
      if (fault) line.refuse(fault, column);
    }
    if (user === friend) line.refuse(OWN_FRIEND);
    out.push({ type: "friend", ...line.place, user, friend });
  },
};

const OWN_FRIEND: Fault = {
  outcome: "aside",
  rule: "own-friend",
  reason: "somebody is named as their own friend",
  remedy: "Nothing needs to be done.",
};
