import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openService } from "@segue/service";
import { connect } from "@segue/client";
const data = process.env.DATA ?? mkdtempSync(join(tmpdir(), "map-look-"));
const console_ = dirname(fileURLToPath(import.meta.resolve("@segue/console/page")));
const service = await openService({ data, port: Number(process.env.PORT ?? 8123), log: "silent" }, { console: console_ });
const client = connect({ server: service.url });
if ((await client.take(client.api.GET("/v1/data"))).events === 0) {
  const job = await client.take(client.api.POST("/v1/demo", {})) as any;
  console.log("demo", JSON.stringify(job).slice(0, 200));
}
console.log(service.url, data);
setTimeout(() => service.close().then(() => process.exit()), 1000 * Number(process.env.SECONDS ?? 3000));
