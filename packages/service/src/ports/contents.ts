/** What a workspace holds, table by table, as it is given away. */
export const TABLES = {
  users: ["user", "facts"],
  tracks: ["track", "title", "artist", "facts"],
  events: ["user", "track", "kind", "value", "time", "duration", "id", "recommendation"],
  friends: ["user", "friend"],
  tags: ["track", "tag", "user", "time"],
  labels: ["track", "label"],
} as const;
export type TableName = keyof typeof TABLES;

/** The cells of a row, in the order of {@link TABLES}: times in milliseconds since 1970, facts as JSON with sorted names. */
export type ContentRow = readonly (string | number | null)[];

/** The rows of a table, in batches; with `user`, only what that user did or is. */
export type ReadRows = (table: TableName, user?: string) => AsyncIterable<readonly ContentRow[]>;

export interface Contents {
  /**
   * Lets `use` read tables as they are at one moment, each in an order that depends on what it says alone: the same content gives the
   * same rows, whatever was imported first.
   */
  read<T>(workspace: string, use: (rows: ReadRows) => Promise<T>): Promise<T>;
}
