export { describeArtifactStore } from "./artifact-store-contract.js";
export { describeStore, type StoreUnderTest } from "./store-contract.js";
