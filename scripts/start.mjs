// `npm start`: sets up, then serves ./segue-data where that holds data, otherwise the demo. Arguments go to `segue serve`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

setUp();
const segue = join(root, "packages/cli/bin/segue.js");
const child = spawn(process.execPath, [segue, "serve", "--demo", ...process.argv.slice(2)], { stdio: "inherit" });
// Ctrl-C reaches the child by itself; it stops in order and this process follows.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
