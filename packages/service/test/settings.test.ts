import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSettings } from "../src/settings.js";
import { temporaryFolder } from "./temporary-folder.js";

const root = temporaryFolder();

function file(text: string): string {
  const path = join(mkdtempSync(join(root, "settings-")), "segue.toml");
  writeFileSync(path, text);
  return path;
}

describe("settings", () => {
  it("come from the file, and above it from the environment", () => {
    const toml = file('# mine\nport = 9000\nauth = "always"\n\nbodyLimit = 2_000_000\n');
    expect(readSettings(toml, {})).toEqual({ port: 9000, auth: "always", bodyLimit: 2_000_000 });
    expect(readSettings(toml, { SEGUE_PORT: "7000", SEGUE_BODY_LIMIT: "4096", SEGUE_KEY: "x", PATH: "/" })).toEqual({
      port: 7000,
      auth: "always",
      bodyLimit: 4096,
    });
    expect(readSettings(undefined, {})).toEqual({});
  });

  it.each([
    ['host = "::1"\nport = 70000\n', /segue\.toml, line 2: port .*70000/],
    ["# port\nprot = 1\n", /segue\.toml, line 2: prot is not known; known are .*port/],
    ['auth = "never"', /line 1: auth must be one of loopback, always \(found "never"\)/],
    ['port = "8080"', /line 1: port .*"8080"/],
    ["port = 1\nport = 2", /line 2.*no TOML/],
    ['data = "open', /line 1.*no TOML/],
    ["[jobs]\nmany = 3", /line 1: jobs/],
  ])("that do not fit are named with their line: %j", (text, said) => {
    expect(() => readSettings(file(text), {})).toThrow(
      expect.objectContaining({ code: "invalid-config", message: expect.stringMatching(said) }),
    );
  });

  it("that do not fit in the environment are named by their variable", () => {
    expect(() => readSettings(undefined, { SEGUE_UPLOAD_LIMIT: "much" })).toThrow(/SEGUE_UPLOAD_LIMIT .*"much"/);
  });

  it("are asked for in vain where there is no such file", () => {
    expect(() => readSettings(join(root, "none.toml"), {})).toThrow(/none\.toml cannot be read \(ENOENT\)/);
  });
});
