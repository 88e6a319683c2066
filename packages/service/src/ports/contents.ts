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

export interface Contents {
  /**
   * A table's rows in batches, all of one moment, in an order that depends on what they say alone: the same content gives the same
   * rows, whatever was imported first. With `user`, only what that user did or is.
   */
  rows(workspace: string, table: TableName, user?: string): AsyncIterable<readonly ContentRow[]>;
}
