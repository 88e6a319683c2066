import { existsSync } from "node:fs";
import type { Config } from "../config.js";
import { readHolder, takeLock } from "../lock.js";
import type { StoreState } from "../ports/store-state.js";
import type { Services } from "../services.js";
import { canBeOpened, checkDatabase } from "./database.js";
import { type Finding, findingsOf, guarded } from "./finding.js";
import { checkFolder } from "./folder.js";
import { checkHolder } from "./holder.js";
import { checkLeftovers } from "./leftovers.js";
import { checkMachine } from "./machine.js";
import { noRepair, repairing } from "./repair.js";
import { examineStore } from "./service.js";

/** What the examination needs of the store's adapter. */
export interface Instruments {
  inspect(): Promise<StoreState>;
  open(): Promise<Services>;
  readonly now: number;
}

/**
 * Looks at everything on this machine, whether or not a server holds the data folder. `repair`: takes away what is left of interrupted
 * work and of damaged snapshots, while nobody holds the folder.
 */
export async function examine(config: Config, instruments: Instruments, repair: boolean): Promise<Finding[]> {
  const held = readHolder(config.data) !== undefined;
  const findings = [
    ...checkMachine(config, instruments.now),
    ...(await guarded("folder", () => checkFolder(config.data, instruments.now))),
    ...(await guarded("server", () => checkHolder(config))),
  ];
  if (repair && held)
    findings.push(
      findingsOf("repair").warning(
        "Nothing is repaired while a server holds the folder.",
        "Stop it, then: segue doctor --repair",
      ),
    );
  if (!existsSync(config.data) || findings.some(({ check, level }) => check === "folder" && level === "problem")) return findings;
  const lock = repair && !held ? takeLock(config.data) : undefined;
  try {
    return [...findings, ...(await examineContent(config, instruments, held, lock !== undefined))];
  } finally {
    lock?.release();
  }
}

async function examineContent(config: Config, instruments: Instruments, held: boolean, mend: boolean): Promise<Finding[]> {
  const repair = mend ? repairing : noRepair;
  // What a server is at work with is not left over.
  const findings = held ? [] : await guarded("leftovers", () => checkLeftovers(config.data, repair));
  const state = await instruments.inspect();
  findings.push(...checkDatabase(state));
  if (!canBeOpened(state)) return findings;
  const services = await instruments.open();
  try {
    findings.push(...(await guarded("store", () => examineStore(services, { thorough: true, held, repair }))));
  } finally {
    await services.store.close();
  }
  return findings;
}
