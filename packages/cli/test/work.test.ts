import { expect, it } from "vitest";
import { run, temporaryFolder } from "./segue.js";

const PASSWORD = "pass-word";

it("work needs a database that several processes can use, and says so", async () => {
  const { status, stderr } = await run(["work"], { cwd: temporaryFolder() });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^segue: .*database is PostgreSQL; it is sqlite\.\n.*postgres:\/\/user:password@host\/name/);
});

it.each([
  ["an address that is none", `mysql://me:${PASSWORD}@localhost/db`, 2, /database must be sqlite, or an address/],
  [
    "a password that is not written as it must be",
    `postgres://me:${PASSWORD}#1@localhost:x/db`,
    2,
    /database must be sqlite, or/,
  ],
  [
    "a server that is not there",
    `postgres://me:${PASSWORD}@127.0.0.1:1/db`,
    1,
    /"db" at 127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)/,
  ],
])("%s is told without the password, whatever asks", async (_, database, expected, said) => {
  const where = { cwd: temporaryFolder(), env: { SEGUE_DATABASE: database } };
  for (const command of ["models", "work", "serve"]) {
    const { status, stdout, stderr } = await run([command], where);
    expect(status, command).toBe(expected);
    expect(stderr).toMatch(said);
    expect(stdout + stderr).not.toContain(PASSWORD);
  }
});
