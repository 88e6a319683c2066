import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What is in a file of a service that runs in this process. SQLite's own are read by another process: if this one closed them, it would let go of the
 * locks that the service has on them (POSIX).
 */
export function readBeside(file: string): Buffer {
  if (!/\.db(?:-wal|-shm)?$/.test(file)) return readFileSync(file);
  const script = "process.stdout.write(require('node:fs').readFileSync(process.argv[1]))";
  return execFileSync(process.execPath, ["-e", script, file], { maxBuffer: 2 ** 30 });
}
