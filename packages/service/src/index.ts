export { MAIN_WORKSPACE } from "./accounts/keys.js";
export { makeDemo } from "./demo/demo.js";
export type { Finding } from "./doctor/finding.js";
export { asSegueError, type ErrorCode, errorTable, SegueError } from "./errors.js";
export { type Holder, readHolder } from "./lock.js";
export { openService, type Service } from "./service.js";
export { readSettings } from "./settings.js";
export { diagnose, holdsData, restore } from "./wire.js";
