import { SegueError } from "../../errors.js";

/** What the operating system and PostgreSQL say when the server is not there, goes away or is not ready. */
const UNREACHABLE = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"],
  ...["08000", "08001", "08003", "08004", "08006", "57P01", "57P02", "57P03", "57P05"],
]);
/** What the driver says of it, without a code. */
const CUT = /^(Connection terminated|Client has encountered a connection error|timeout e|Connection ended|Client was closed)/;
/** It answers, and does not let us in: wrong password, unknown role or database, no rights. */
const REFUSED = new Set(["28P01", "28000", "3D000", "42501", "3F000"]);

/**
 * An error of the driver as one of ours, where it is about reaching the database at all or about the room there; otherwise as it was. `where`
 * names the database, without a password.
 */
export function tellError(thrown: unknown, where: string): unknown {
  const { code, message = "", syscall } = Object(thrown) as { code?: string; message?: string; syscall?: string };
  const options = { cause: thrown };
  const noSocket = code === "ENOENT" && syscall === "connect";
  if (noSocket || UNREACHABLE.has(code ?? "") || (code === undefined && CUT.test(message)))
    return new SegueError("database-unreachable", `${where} does not answer (${code ?? message}).`, options);
  if (REFUSED.has(code ?? "") || /SSL|SASL|no password/i.test(code === undefined ? message : ""))
    return new SegueError("database-refused", `${where} refuses the connection: ${message}.`, options);
  if (code === "53300") return new SegueError("service-busy", `${where} has no connection left: ${message}.`, options);
  if (code === "55P03") return new SegueError("service-busy", "Something else kept writing the same data.", options);
  if (code === "53100") return new SegueError("disk-full", "No space is left on the disk of the database.", options);
  // Everything is refused before it comes here; this is the last door.
  if (code === "22021")
    return new SegueError("invalid-request", "A text holds a NUL character, which cannot be stored.", options);
  return thrown;
}

/** Does `work`, its errors told. */
export async function telling<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw tellError(thrown, where);
  }
}
