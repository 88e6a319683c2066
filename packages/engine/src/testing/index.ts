export { memoryFile } from "./memory-file.js";
export { describeSource, type Example, filesOf, NOW, type Reading, readAll, samplesOf } from "./source-contract.js";
