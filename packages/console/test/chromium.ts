import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser that the tests drive; undefined where none is installed, which they say and pass over. */
export const chromiumPath = [process.env.SEGUE_CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));

if (chromiumPath === undefined)
  console.warn("The console is not tested: no Chromium is installed (Debian: apt-get install chromium).");
