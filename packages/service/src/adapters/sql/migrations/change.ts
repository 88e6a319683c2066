/** How a database writes the types that all of them have; the rest of a statement is the same everywhere. */
export interface Types {
  /** A row's own number, given by the database. */
  readonly serial: string;
  /** A whole number up to 2^53. */
  readonly integer: string;
  /** A double. */
  readonly real: string;
  /** After a table's columns: its rows lie in the order of the primary key, where the database can do that. */
  readonly clustered: string;
  /** After a column that is one of very many: a reference to a row of `table`, where checking each costs little. */
  checked(table: string): string;
}

/** One change of the schema, as the statements that make it. */
export type Change = (types: Types) => readonly string[];
