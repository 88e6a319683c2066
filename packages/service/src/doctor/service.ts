import type { Services } from "../services.js";
import { type Finding, guarded } from "./finding.js";
import { checkFolder } from "./folder.js";
import { checkJobs } from "./jobs.js";
import { checkKeys } from "./keys.js";
import { checkUploads } from "./leftovers.js";
import { checkMachine } from "./machine.js";
import { checkModels } from "./models.js";
import { noRepair, type Repair } from "./repair.js";
import { checkSnapshots } from "./snapshots.js";

/** How closely, and with what it may change. */
export interface Examination {
  /** Reads every model and snapshot: minutes, where there are many. */
  readonly thorough: boolean;
  /** A server is there to run jobs. */
  readonly held: boolean;
  readonly repair: Repair;
}

/** Looks at what the store knows of, in every workspace. */
export async function examineStore(services: Services, { thorough, held, repair }: Examination): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id } of await services.store.workspaces.list()) {
    findings.push(...(await guarded("models", () => checkModels(services, id, thorough))));
    if (thorough) findings.push(...(await guarded("snapshots", () => checkSnapshots(services, id, repair))));
    findings.push(...(await guarded("uploads", () => checkUploads(services, id, repair))));
    findings.push(...(await guarded("jobs", () => checkJobs(services, id, held))));
    findings.push(...(await guarded("keys", () => checkKeys(services, id))));
  }
  return findings;
}

/** What a running service can tell of itself in the time of a request. */
export async function examineService(services: Services): Promise<Finding[]> {
  const { config, clock } = services;
  return [
    ...checkMachine(config, clock.now()),
    ...(await guarded("folder", () => checkFolder(config.data, clock.now()))),
    ...(await guarded("store", () => examineStore(services, { thorough: false, held: true, repair: noRepair }))),
  ];
}
