import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Where programs lie that find the built packages of this repository. */
const FOLDER = fileURLToPath(new URL("../../node_modules/.cache/segue-racing/", import.meta.url));

/**
 * The path of a program (the first of these `NAME.mts` of a folder; the others are what it imports) as plain JavaScript: a compiler inside of it would
 * count in its memory.
 */
export async function compiled(source: URL, names: readonly [string, ...string[]]): Promise<string> {
  const folder = join(FOLDER, source.pathname.split("/").at(-2)!);
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    const { outputText } = ts.transpileModule(await readFile(new URL(`${name}.mts`, source), "utf8"), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    await writeFile(join(folder, `${name}.mjs`), outputText);
  }
  return join(folder, `${names[0]}.mjs`);
}
