export type { ContractCase } from "./contract.js";
export { metricContract } from "./metric-contract.js";
export { assertSoundSplit, splitContract } from "./split-contract.js";
