/** A row by its columns' names; a column that is null may be absent. */
export type WholeRow = Readonly<Record<string, string | number | null>>;

/** A table as it is at one moment. */
export interface WholeTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** How many rows it has. */
  readonly count: number;
  /** Its rows in the order of its key, in batches. */
  rows(): AsyncGenerator<readonly WholeRow[]>;
}

/** Everything that the store holds, of all workspaces, as it is at one moment. */
export interface WholeStoreMoment {
  /** The changes of the schema that were made, in order. */
  readonly changes: readonly string[];
  /** Those to which others refer come first. Jobs that make backups are left out. */
  readonly tables: readonly WholeTable[];
  readonly models: readonly { readonly workspace: string; readonly name: string; readonly version: number }[];
  readonly snapshots: readonly { readonly workspace: string; readonly fingerprint: string }[];
}

/** The store as a whole, for backups: in rows that any database can hold. */
export interface WholeStore {
  /** Lets `use` read everything as it is at one moment, while others go on writing. */
  read<T>(use: (moment: WholeStoreMoment) => Promise<T>): Promise<T>;
}

/** The rows of a table that a new store is filled with. */
export interface FilledTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly WholeRow[]>;
}

/**
 * Fills a new store with tables from another one, which had made these changes of the schema; in their order, as one change: all of it is
 * there or nothing. Later changes are made afterwards, as when an older store is opened. Rejects with `newer-backup` for changes that are
 * not known here.
 */
export type FillStore = (changes: readonly string[], tables: AsyncIterable<FilledTable>) => Promise<void>;
