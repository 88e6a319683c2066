import type Libsql from "libsql";

/** Statements that are kept of a connection; what was used longest ago goes first. */
const LIMIT = 200;

/** What is used of a statement, which each call runs to its end. */
interface Statement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): unknown;
  iterate(parameters: readonly unknown[]): Iterable<unknown>;
}

/**
 * A connection that prepares each text once. A statement that failed is not used again: one that found the database locked keeps the connection at that
 * moment until it is collected as garbage. One whose rows are fetched one by one may be left halfway, and is its caller's alone.
 */
export function keepPrepared(connection: Libsql.Database) {
  const kept = new Map<string, Statement>();
  const keep = (sql: string): Statement => {
    const prepared = connection.prepare(sql) as unknown as Statement;
    const whole = <T>(run: () => T): T => {
      try {
        return run();
      } catch (thrown) {
        kept.delete(sql);
        throw thrown;
      }
    };
    return {
      reader: prepared.reader,
      all: (parameters) => whole(() => prepared.all(parameters)),
      run: (parameters) => whole(() => prepared.run(parameters)),
      iterate: (parameters) => (connection.prepare(sql) as unknown as Statement).iterate(parameters),
    };
  };
  return {
    prepare(sql: string): Statement {
      const statement = kept.get(sql) ?? keep(sql);
      kept.delete(sql);
      kept.set(sql, statement);
      for (const oldest of kept.keys()) if (kept.size > LIMIT) kept.delete(oldest);
      return statement;
    },
    close(): void {
      kept.clear();
      connection.close();
    },
  };
}
