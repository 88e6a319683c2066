import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const entry = fileURLToPath(new URL("../packages/kernels/assembly/index.ts", import.meta.url));

const FLAGS = [
  ["-O3", "--noAssert", "--converge"],
  ["--enable", "simd,threads,bulk-memory"],
  // One memory that several threads share, made by who calls; nothing is allocated inside.
  ["--runtime", "stub", "--importMemory", "--sharedMemory", "--initialMemory", "1", "--maximumMemory", "65536"],
].flat();

/** The kernels' WebAssembly module as a TypeScript file: the same sources give the same text. */
export async function compileKernels(): Promise<string> {
  const { error, stdout, stderr, binary } = await compile();
  if (error !== null || binary === null) throw new Error(`the kernels do not compile:\n${stdout}${stderr}`);
  return `// Made by \`npm run generate\` from packages/kernels/assembly: do not edit.
/** The WebAssembly module, in base64. */
export const MODULE =
  "${Buffer.from(binary).toString("base64")}";
`;
}

async function compile() {
  let binary: Uint8Array | null = null;
  const { error, stdout, stderr } = await asc.main([entry, ...FLAGS, "--outFile", "kernels.wasm"], {
    writeFile: (_name: string, contents: Uint8Array | string) => {
      if (contents instanceof Uint8Array) binary = contents;
    },
  });
  return { error, stdout: stdout.toString(), stderr: stderr.toString(), binary: binary as Uint8Array | null };
}
