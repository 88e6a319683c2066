import { afterEach, beforeEach, describe } from "vitest";
import { describeAudit } from "./store/audit.js";
import { describeCatalogue } from "./store/catalogue.js";
import { describeCleaning } from "./store/cleaning.js";
import { describeDeployments } from "./store/deployments.js";
import { describeEvents } from "./store/events.js";
import { describeFriends } from "./store/friends.js";
import { describeIdempotency } from "./store/idempotency.js";
import { describeImports } from "./store/imports.js";
import { describeJobs } from "./store/jobs.js";
import { describeKeys } from "./store/keys.js";
import { describeModels } from "./store/models.js";
import { describePersons } from "./store/persons.js";
import { describeRemoval } from "./store/removal.js";
import { describeRetention } from "./store/retention.js";
import { describeSchedules } from "./store/schedules.js";
import { describeSounds } from "./store/sounds.js";
import { describeStanding } from "./store/standing.js";
import { describeSteering } from "./store/steering.js";
import { describeTunings } from "./store/tunings.js";
import type { StoreUnderTest, Under } from "./store/under.js";
import { describeUsage } from "./store/usage.js";
import { describeWhole } from "./store/whole.js";
import { describeWorkspaces } from "./store/workspaces.js";

/** What every store must pass, each test on an empty one. Call it at the top level of a vitest file. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`store ${name}`, () => {
    let current: StoreUnderTest | undefined;
    beforeEach(async () => {
      current = await open();
    });
    afterEach(async () => {
      await current?.dispose();
      current = undefined;
    });
    const under: Under = () => {
      if (current === undefined) throw new Error("no store is open outside a test");
      return current;
    };
    describeEvents(under);
    describeCatalogue(under);
    describeFriends(under);
    describeImports(under);
    describeRemoval(under);
    describeCleaning(under);
    describeSteering(under);
    describeStanding(under);
    describeSounds(under);
    describeModels(under);
    describeDeployments(under);
    describeJobs(under);
    describeSchedules(under);
    describeTunings(under);
    describeKeys(under);
    describeIdempotency(under);
    describeWorkspaces(under);
    describeAudit(under);
    describeUsage(under);
    describeRetention(under);
    describeWhole(under);
    describePersons(under);
  });
}
