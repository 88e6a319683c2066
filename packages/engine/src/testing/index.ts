export { type ContractOptions, describeAlgorithm } from "./algorithm-contract.js";
export type { ContractCase } from "./contract.js";
export { featureContract } from "./feature-contract.js";
export { memoryFile } from "./memory-file.js";
export { metricContract } from "./metric-contract.js";
export { ruleContract } from "./rule-contract.js";
export { describeSource, type Example, filesOf, NOW, type Reading, readAll, samplesOf } from "./source-contract.js";
export { assertSoundSplit, splitContract } from "./split-contract.js";
export { type TinyWorld, tinyWorld } from "./tiny-world.js";
