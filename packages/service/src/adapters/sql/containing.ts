import { sql } from "kysely";

/** Whether a column contains a text; small and capital letters of ASCII are the same, to every database that compares by bytes. */
export const mentions = (column: string, text: string) =>
  sql<boolean>`lower(${sql.ref(column)}) like ${containing(lowered(text))} escape '\\'`;

/** A text as {@link mentions} compares it. */
export const lowered = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The `like` pattern (escaped by a backslash) of texts that contain this one. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
