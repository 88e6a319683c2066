// Runs one command line after the other, each as `bin/segue.js` runs the one it is started for: to start the program takes most of the time of
// a short command. A command line is a line of JSON on stdin; what it says goes to stdout and stderr, which then both end it with END and the exit status.
import { createInterface } from "node:readline";
import { main } from "../dist/main.js";

const END = "\0ended with ";

for await (const line of createInterface({ input: process.stdin })) {
  const status = await main([process.execPath, "segue", ...JSON.parse(line)]);
  for (const stream of [process.stdout, process.stderr]) stream.write(`${END}${status}\n`);
}
