// A PostgreSQL for tests and measurements, thrown away when the program that needs it ends:
//   node scripts/postgres.mjs npm test        runs a program with SEGUE_TEST_POSTGRES, the address of a fresh server
//   node scripts/postgres.mjs --installed     exit status 0 where that is possible
// It needs PostgreSQL's own programs (Debian: apt-get install postgresql). PostgreSQL refuses root, who runs it as `postgres` or `nobody`.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DEBIAN = "/usr/lib/postgresql";

/** Whether PostgreSQL is installed here. */
export const hasPostgres = () => findPrograms() !== undefined;

/**
 * Starts a server on a free port, in a folder of its own, that writes through to the disk as a real one does, unless it is told to be
 * `hasty`: then only a power cut of the whole machine would lose anything. `crash` stops it as a power cut would, `start` starts it again on what is left, `remove` ends it for good.
 */
export async function startPostgres({ hasty = false } = {}) {
  const programs = findPrograms();
  if (programs === undefined) throw new Error("PostgreSQL is not installed (Debian: apt-get install postgresql).");
  const folder = mkdtempSync(join(tmpdir(), "segue-postgres-"));
  const owner = process.getuid?.() === 0 ? someoneElse() : undefined;
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const run = (program, ...args) =>
    execFileSync(join(programs, program), args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"], ...owner });
  const port = await freePort();
  const haste = hasty ? "-c fsync=off -c full_page_writes=off" : "";
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 ${haste}`;
  const start = () => run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), "-o", settings, "start");
  const crash = () => run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop");
  const password = join(folder, "password");
  writeFileSync(password, "secret", { mode: 0o644 });
  run("initdb", "-D", data, "-U", "segue", "--auth=scram-sha-256", `--pwfile=${password}`, "--encoding=UTF8", "--locale=C");
  start();
  return {
    url: `postgres://segue:secret@127.0.0.1:${port}/postgres`,
    start,
    crash,
    remove() {
      try {
        crash();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The folder that holds PostgreSQL's programs: Debian keeps them out of the path, a folder for each version. */
function findPrograms() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => ["initdb", "pg_ctl", "postgres"].every((program) => existsSync(join(folder, program))));
}

/** A user of this machine who is not root. */
function someoneElse() {
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (which) => Number(execFileSync("id", [which, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // There is no such user: the next.
    }
  }
  throw new Error("root cannot run PostgreSQL, and there is no user postgres or nobody.");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs a program beside a server of its own, and gives its exit status. */
async function runBeside([program, ...args]) {
  const server = await startPostgres({ hasty: true });
  const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, SEGUE_TEST_POSTGRES: server.url } });
  // Ctrl-C reaches the program by itself; it ends, and the server after it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
  try {
    return await new Promise((resolve, reject) => child.once("error", reject).once("close", (code) => resolve(code ?? 1)));
  } finally {
    server.remove();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [first] = process.argv.slice(2);
  process.exitCode = first === "--installed" ? Number(!hasPostgres()) : await runBeside(process.argv.slice(2));
}
