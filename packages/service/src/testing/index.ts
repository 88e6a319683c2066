export { describeArtifactStore } from "./artifact-store-contract.js";
export * from "./onnx-graph.js";
export type { StoreUnderTest } from "./store/under.js";
export { describeStore } from "./store-contract.js";
