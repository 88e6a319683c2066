// What those need who talk to a service: it loads in a fraction of the time that the service takes.
export { MAIN_WORKSPACE } from "./accounts/keys.js";
export { isShared } from "./config.js";
export { asSegueError, type ErrorCode, errorTable, SegueError } from "./errors.js";
export { isSoundName } from "./hearing/sound-names.js";
export { type Holder, joinHolder, readHolder } from "./lock.js";
export { hoursText } from "./reports/hours.js";
export { sparkline } from "./reports/sparkline.js";
export { readSettings } from "./settings.js";
export { visible, visibleJson, visibleLines } from "./visible.js";
