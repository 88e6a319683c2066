import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("./bare-route.ts", import.meta.url));

/** The least that a server can do, in a process of its own: it answers every question with `answer`. */
export async function startBareRoute(folder: string, answer: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const file = join(folder, "answer.json");
  await writeFile(file, answer);
  const program = spawn(process.execPath, ["--import", "tsx", PROGRAM, file], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => program.once("close", resolve));
  const failed = ended.then((status) => Promise.reject(new Error(`the bare route ended with ${status}`)));
  const line = new Promise<string>((resolve) => createInterface({ input: program.stdout }).once("line", resolve));
  const { url } = JSON.parse(await Promise.race([line, failed])) as { url: string };
  failed.catch(() => undefined);
  return {
    url,
    async stop() {
      program.kill();
      await ended;
    },
  };
}
