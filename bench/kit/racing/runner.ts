import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program that answers each line with a line, both JSON. */
export interface Runner<Ask, Told> {
  ask(ask: Ask): Promise<Told>;
  close(): Promise<void>;
}

/** Starts one, once it has said in a first line that it is ready. */
export async function openRunner<Ask, Told>(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Runner<Ask, Told>> {
  const child: ChildProcess = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...env } });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${command} ${args[0]} has ended`);
    return value as string;
  };
  await next();
  return {
    async ask(ask) {
      child.stdin!.write(`${JSON.stringify(ask)}\n`);
      return JSON.parse(await next()) as Told;
    },
    close: () =>
      new Promise((resolve) => {
        child.once("close", () => resolve());
        child.stdin!.end();
      }),
  };
}
