import type { ErrorEntries } from "./entry.js";

/** Errors about the machine, its disk, and what lies there. */
export const machine = {
  "invalid-config": { status: 500, exit: 2, title: "The configuration does not fit", hint: "Mend the line that is named." },
  "port-taken": { status: 500, exit: 1, title: "The port is taken", hint: "Choose another with --port N." },
  "no-device": {
    status: 500,
    exit: 1,
    title: "Networks cannot compute where they are to",
    hint: "Install onnxruntime's libraries for CUDA as docs/operations.md says, and NVIDIA's driver, or set device = \"cpu\".",
  },
  "folder-not-writable": {
    status: 500,
    exit: 1,
    title: "The data folder cannot be written",
    hint: "Choose another with --data DIR, or change its permissions.",
  },
  "not-a-folder": {
    status: 500,
    exit: 1,
    title: "The data folder is no folder",
    hint: "Choose another with --data DIR.",
  },
  "folder-in-use": {
    status: 500,
    exit: 1,
    title: "Another process holds the data folder",
    hint: "Stop that process, or use its server with --server URL.",
  },
  "folder-not-empty": {
    status: 409,
    exit: 1,
    title: "The data folder holds data already",
    hint: "Name another folder with --data DIR, or add --force to replace what is there.",
  },
  "damaged-file": { status: 500, exit: 1, title: "A stored file is damaged", hint: "Train the model again." },
  "disk-full": {
    status: 507,
    exit: 1,
    title: "The disk is full",
    hint: "Free some space and try again; nothing half-done was kept.",
  },
  "disk-error": {
    status: 500,
    exit: 1,
    title: "The disk fails",
    hint: "See what the system's log says of the disk; make a backup, then: segue doctor",
  },
  "damaged-database": {
    status: 500,
    exit: 1,
    title: "The database cannot be read",
    hint: "Put a copy of segue.db from a backup in its place, or choose another folder with --data DIR. Nothing was changed.",
  },
  "newer-database": {
    status: 500,
    exit: 1,
    title: "The database was written by a newer Segue",
    hint: "Use that version or a newer one.",
  },
  "database-unreachable": {
    status: 503,
    exit: 1,
    title: "The database does not answer",
    hint: "Start the database server, or mend the address in the setting `database`; requests are answered again as soon as it is back.",
  },
  "database-refused": {
    status: 503,
    exit: 1,
    title: "The database refuses the connection",
    hint: "Correct user, password and name in the setting `database` (postgres://user:password@host/name), and make the database with createdb.",
  },
  "damaged-backup": {
    status: 422,
    exit: 1,
    title: "The backup cannot be read",
    hint: "Fetch the file again, or take an older one. Nothing was changed.",
  },
  "newer-backup": {
    status: 422,
    exit: 1,
    title: "The backup was made by a newer Segue",
    hint: "Use that version or a newer one. Nothing was changed.",
  },
} as const satisfies ErrorEntries;
