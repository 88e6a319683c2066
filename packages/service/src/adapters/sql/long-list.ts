import { setImmediate as breathe } from "node:timers/promises";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { SegueError } from "../../errors.js";
import type { Anchors, LongPageRequest, Order } from "../../ports/long-list.js";
import type { Page } from "../../ports/tracks.js";
import type { Schema } from "./schema.js";

/** One of the values that a list is in order of; never null. */
export interface Key {
  readonly of: RawBuilder<unknown>;
  readonly type: "number" | "string";
}

/** A list that may have millions of rows. An index has the order of its keys, which together tell any two rows apart. */
export interface LongList<Row, T> {
  readonly keys: readonly Key[];
  readonly order: Order;
  /** `from … where …`: which rows there are. */
  readonly rows: RawBuilder<unknown>;
  /** As `rows`, of those whose first key is past a value (`<` or `>`), where a condition on it would be tried on every row. */
  readonly past?: (than: RawBuilder<unknown>, value: unknown) => RawBuilder<unknown>;
  /** What is read of a row. */
  readonly columns: RawBuilder<unknown>;
  /** What is read besides, for the rows that are shown alone: columns, and where they come from, by the columns of `page`. */
  readonly beside?: { readonly columns: RawBuilder<unknown>; readonly joins: RawBuilder<unknown> };
  readonly present: (row: Row) => T;
}

/** A page of a long list: however many rows there are, no more is read than is passed over and shown. */
export async function longPage<Row, T>(
  db: Kysely<Schema>,
  list: LongList<Row, T>,
  { limit, cursor, skip = 0 }: LongPageRequest,
): Promise<Page<T>> {
  const { keys, beside } = list;
  const page = sql`${read(list, cursor, list.columns)} limit ${limit + 1} offset ${skip}`;
  const whole =
    beside === undefined ? page : sql`select page.*, ${beside.columns} from (${page}) as page ${beside.joins} ${inOrder(list)}`;
  const { rows } = await sql<Row & Keyed>`${whole}`.execute(db);
  const items = rows.slice(0, limit).map(list.present);
  return rows.length > limit ? { items, next: cursorOf(keys, rows[limit - 1]!) } : { items };
}

type Keyed = Readonly<Record<`key_${number}`, string | number>>;

/** How far the first anchors are apart; where there are more than twice as many as are wanted, every second one is left out. */
const FINEST = 1000;
/** Anchors that are enough. */
const ENOUGH = 100;

/** The anchors of a list. It is read once, a stretch at a time, and between two of them others are answered. */
export async function anchorsOf<Row, T>(db: Kysely<Schema>, list: LongList<Row, T>): Promise<Anchors> {
  let step = FINEST;
  let cursors: string[] = [];
  for (;;) {
    const cursor = await rowBehind(db, list, cursors.at(-1), step);
    if (cursor === undefined) break;
    cursors.push(cursor);
    if (cursors.length === 2 * ENOUGH) {
      cursors = cursors.filter((_, i) => i % 2 === 1);
      step *= 2;
    }
    await breathe();
  }
  const rest = sql`select count(*) as n from (${read(list, cursors.at(-1))}) as rest`;
  const { rows } = await sql<{ n: number }>`${rest}`.execute(db);
  return { count: cursors.length * step + rows[0]!.n, step, cursors };
}

/** The cursor that stands behind so many rows more; undefined where there are fewer. */
async function rowBehind<Row, T>(db: Kysely<Schema>, list: LongList<Row, T>, cursor: string | undefined, many: number) {
  const { rows } = await sql<Keyed>`${read(list, cursor)} limit 1 offset ${many - 1}`.execute(db);
  return rows[0] && cursorOf(list.keys, rows[0]);
}

/**
 * The rows behind a cursor in the list's order. Those that have its first key come before those that are past it, each read from an index: what compares
 * all keys at once, SQLite would read from the list's beginning.
 */
function read<Row, T>(list: LongList<Row, T>, cursor: string | undefined, columns?: RawBuilder<unknown>): RawBuilder<unknown> {
  const named = sql.join(list.keys.map(({ of }, i) => sql`${of} as ${sql.ref(`key_${i}`)}`));
  const select = columns === undefined ? sql`select ${named}` : sql`select ${named}, ${columns}`;
  const arms = behind(list, cursor).map((rows) => sql`${select} ${rows}`);
  return sql`${sql.join(arms, sql` union all `)} ${inOrder(list)}`;
}

function behind<Row, T>({ keys, order, rows, past }: LongList<Row, T>, cursor: string | undefined): RawBuilder<unknown>[] {
  if (cursor === undefined) return [rows];
  const than = order === "desc" ? sql`<` : sql`>`;
  const [value, ...others] = readKeys(cursor, keys);
  const [first, ...more] = keys.map(({ of }) => of);
  const further = past?.(than, value) ?? sql`${rows} and ${first} ${than} ${value}`;
  if (more.length === 0) return [further];
  return [sql`${rows} and ${first} = ${value} and (${sql.join(more)}) ${than} (${sql.join(others)})`, further];
}

const inOrder = <Row, T>({ keys, order }: LongList<Row, T>) =>
  sql`order by ${sql.join(keys.map((_, i) => sql`${sql.ref(`key_${i}`)} ${order === "desc" ? sql`desc` : sql`asc`}`))}`;

const cursorOf = (keys: readonly Key[], row: Keyed) => writeKeys(keys.map((_, i) => row[`key_${i}`]!));

/** The cursor that stands for the values of a row's keys. */
const writeKeys = (values: readonly (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");

/** The values that a cursor stands for; throws `invalid-request` for one of another list or order. */
function readKeys(cursor: string, keys: readonly Pick<Key, "type">[]): readonly (string | number)[] {
  const values = parsed(cursor);
  if (Array.isArray(values) && values.length === keys.length && values.every((value, i) => fits(value, keys[i]!.type)))
    return values as (string | number)[];
  throw new SegueError("invalid-request", `The cursor ${JSON.stringify(cursor.slice(0, 80))} is not one of this list.`, {
    hint: "Pass the `next` of the page before, unchanged, with the same sort and order.",
  });
}

/** A text with a NUL character is none that a row could have, and PostgreSQL takes none. */
const fits = (value: unknown, type: Key["type"]) =>
  type === "number" ? Number.isSafeInteger(value) : typeof value === "string" && !value.includes("\0");

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
