export { type ContractOptions, describeAlgorithm } from "./algorithm-contract.js";
export { type TinyWorld, tinyWorld } from "./tiny-world.js";
