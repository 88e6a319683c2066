// Writes what is made from the program itself: the kernels' WebAssembly module, the API's document, from a running service, and the client's
// types, from that.
// `npm run generate`; with `--check` nothing is written and a difference is a failure.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openService } from "@segue/service";
import openapiTypes, { astToString } from "openapi-typescript";
import { compileKernels } from "./compile-kernels.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const document = join(root, "packages/client/openapi.json");
const types = join(root, "packages/client/src/api.gen.ts");
const kernels = join(root, "packages/kernels/src/module.gen.ts");

const api = await describeApi();
const typed = `// Made by \`npm run generate\` from openapi.json: do not edit.\n${astToString(await openapiTypes(JSON.parse(api)))}`;
const stale = [
  [document, api],
  [types, typed],
  [kernels, await compileKernels()],
].filter(([file, text]) => read(file!) !== text);
if (process.argv.includes("--check")) {
  for (const [file] of stale) console.error(`${file} is not up to date: run \`npm run generate\` and commit it.`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const [file, text] of stale) writeFileSync(file!, text!);
console.log(stale.length > 0 ? `wrote ${stale.map(([file]) => file).join(", ")}` : "everything is up to date");

async function describeApi(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "segue-generate-"));
  const service = await openService({ data, port: 0, log: "error" });
  try {
    const answer = await fetch(`${service.url}/openapi.json`);
    return `${JSON.stringify(await answer.json(), null, 2)}\n`;
  } finally {
    await service.close();
    rmSync(data, { recursive: true, force: true });
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
