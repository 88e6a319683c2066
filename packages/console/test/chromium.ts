import { chromiumPath, NO_CHROMIUM } from "../../../scripts/chromium.mjs";

/** The browser that the tests drive; undefined where none is installed, which they say and pass over. */
export { chromiumPath };

if (chromiumPath === undefined) console.warn(`The console is not tested: ${NO_CHROMIUM}.`);
