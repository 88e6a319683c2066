// Takes the locks of folders, one after the other at set times, and prints those that it has: node --import tsx taking-locks.ts BEGIN FOLDER…
import { takeLock } from "../src/lock.js";

const [begin, ...folders] = process.argv.slice(2);
const taken = folders.filter((folder, i) => {
  while (Date.now() < Number(begin) + 10 * i);
  try {
    takeLock(folder);
    return true;
  } catch (thrown) {
    if ((thrown as { code?: string }).code !== "folder-in-use") throw thrown;
    return false;
  }
});
console.log(JSON.stringify(taken));
// Until the others have tried: who holds a lock must live.
process.stdin.resume();
