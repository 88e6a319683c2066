import type Libsql from "libsql";

/** Lets `use` read everything as it is at one moment, over a connection of its own. */
export async function atOneMoment<T>(
  connect: () => Libsql.Database,
  use: (connection: Libsql.Database) => Promise<T>,
): Promise<T> {
  const connection = connect();
  try {
    connection.exec("begin");
    return await use(connection);
  } finally {
    // Closing alone lets the moment be held until the garbage collector comes by. A full disk has ended it by itself.
    if (connection.inTransaction) connection.exec("rollback");
    connection.close();
  }
}
