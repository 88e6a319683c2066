import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openService } from "../../src/service.js";
import { raw } from "../http/running-service.js";
import { temporaryFolder } from "../temporary-folder.js";

const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);

// Windows keeps no such rights.
it.skipIf(process.platform === "win32")("a data folder that is made, and the database in it, are nobody else's", async () => {
  const data = join(temporaryFolder(), "above", "data");
  const service = await openService({ data, port: 0, log: "silent" });
  await raw(service.url, "/v1/tracks");
  const found = ["", "segue.db", "segue.db-wal"].map((name) => rights(join(data, name)));
  await service.close();
  expect(found).toEqual(["700", "600", "600"]);
});
