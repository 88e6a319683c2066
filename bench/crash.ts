import { claim } from "./kit/claim.js";
import { crash, KILLS, SEED } from "./kit/crashing/crash.js";
import { inTempFolder } from "./kit/segue.js";

export default claim({
  name: "crash",
  claim: `SQLite: kill -9 of server or worker ${KILLS} times at random moments under events, imports and trainings: nothing acknowledged is lost or doubled, nothing half-done is visible.`,
  seed: SEED,
  versionsOf: ["libsql"],
  run: () => inTempFolder((folder) => crash(folder)),
});
