import type Libsql from "libsql";
import type { Database } from "../sql/database.js";

/** How an import reaches the real database. */
export interface Connector extends Pick<Database, "db" | "transaction"> {
  /** A connection of its own. */
  connect(): Libsql.Database;
  /** Repeats `attempt` while another process writes. */
  whenFree<T>(attempt: () => Promise<T>): Promise<T>;
}
