import { claim } from "./kit/claim.js";
import { crash, KILLS, SEED } from "./kit/crashing/crash.js";
import { onPostgres } from "./kit/postgres.js";
import { work } from "./kit/segue.js";

export default claim({
  name: "crash-postgres",
  claim: `PostgreSQL: kill -9 of a server, of a node that only works, or of a job's process ${KILLS} times at random moments under events, imports and trainings: nothing acknowledged is lost or doubled, nothing half-done is visible.`,
  seed: SEED,
  versionsOf: ["pg"],
  run: () =>
    onPostgres(async (folder) => {
      let node = await work(folder);
      const companion = {
        get pid() {
          return node.pid;
        },
        async killAndStart() {
          await node.kill();
          node = await work(folder);
        },
      };
      try {
        return await crash(folder, companion);
      } finally {
        await node.stop();
      }
    }),
});
