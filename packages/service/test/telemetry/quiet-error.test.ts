import { describe, expect, it } from "vitest";
import { SegueError } from "../../src/errors.js";
import { createLog } from "../../src/telemetry/log.js";
import { quietError } from "../../src/telemetry/quiet-error.js";

const CANARY = "canary-55e1";

/** Errors that carry an id wherever an error can. */
function errors(): unknown[] {
  const system = Object.assign(new Error(`ENOENT: no such file, open '/data/${CANARY}'`), {
    code: "ENOENT",
    syscall: "open",
    path: `/data/${CANARY}`,
  });
  const database = Object.assign(new Error("duplicate key"), { code: "23505", detail: `Key (id)=(${CANARY}) exists.` });
  const forged = new TypeError(`x\n    at ${CANARY} (file.js:1:2)\n    at more (file.js:3:4)`);
  const outer = new SegueError("unknown-user", `There is no user "${CANARY}".`, { cause: system });
  const strange = Object.assign(new Error("x"), { name: `no name ${CANARY}`, code: `no code ${CANARY}` });
  return [system, database, forged, outer, strange, new AggregateError([system], CANARY), CANARY, { message: CANARY }, null];
}

describe("an error in the log", () => {
  it("is told by what it is and where it was thrown, never by what it says", () => {
    for (const error of errors()) expect(JSON.stringify(quietError(error))).not.toContain(CANARY);
    expect(quietError(errors()[0])).toMatchObject({ type: "Error", code: "ENOENT", syscall: "open" });
    expect(quietError(errors()[3])).toMatchObject({ code: "unknown-user", cause: { code: "ENOENT" } });
    expect(quietError(errors()[2])).toMatchObject({ type: "TypeError" });
    expect(quietError(errors()[2]).at[0]).toMatch(/^at errors .*quiet-error\.test\.ts:\d+:\d+\)$/);
  });

  it("is told so however it is logged, by those who answer requests too", () => {
    const lines: string[] = [];
    const log = createLog("trace", { write: (line: string) => lines.push(line) });
    for (const error of errors()) {
      log.error(error);
      log.error({ err: error });
      log.error({ err: error }, "something failed");
      log.child({ requestId: "1" }).warn(error as object);
      log.child({}, { serializers: {} }).info({ req: { method: "GET", url: `/v1/users/${CANARY}` }, res: { statusCode: 200 } });
    }
    const told = lines.filter((line) => line.includes(CANARY));
    // A text that somebody logs as such is their own doing.
    expect(told.every((line) => JSON.parse(line).msg === CANARY || JSON.parse(line).message === CANARY)).toBe(true);
    expect(told.length).toBeLessThanOrEqual(4);
    expect(lines.filter((line) => line.includes("something failed"))).toHaveLength(errors().length);
    expect(lines.find((line) => line.includes("ENOENT"))).toContain('"syscall":"open"');
  });
});
