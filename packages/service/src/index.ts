export { makeDemo } from "./demo/demo.js";
export type { Finding } from "./doctor/finding.js";
export { filesOf, parseManifest } from "./registry/foreign/manifest.js";
export { openService, type Service } from "./service.js";
export { diagnose, holdsData, restore } from "./wire.js";
export { openWorkingNode } from "./work.js";
