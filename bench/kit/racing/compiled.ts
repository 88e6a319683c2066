import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Where programs lie that find the built packages of this repository. */
const FOLDER = fileURLToPath(new URL("../../../node_modules/.cache/segue-racing/", import.meta.url));

/** The path of a program of this folder (`NAME.mts`) as plain JavaScript: a compiler inside of it would count in its memory. */
export async function compiled(name: string): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  for (const file of [name, "matrix-files"]) {
    const source = await readFile(new URL(`./${file}.mts`, import.meta.url), "utf8");
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    await writeFile(join(FOLDER, `${file}.mjs`), outputText);
  }
  return join(FOLDER, `${name}.mjs`);
}
