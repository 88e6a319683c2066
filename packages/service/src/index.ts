export { MAIN_WORKSPACE } from "./accounts/keys.js";
export { makeDemo } from "./demo/demo.js";
export { asSegueError, type ErrorCode, errorTable, SegueError } from "./errors.js";
export { type Holder, readHolder } from "./lock.js";
export { filesOf, parseManifest } from "./registry/foreign/manifest.js";
export { openService, type Service } from "./service.js";
export { readSettings } from "./settings.js";
export { holdsData } from "./wire.js";
