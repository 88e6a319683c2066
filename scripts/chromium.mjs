// Where a Chromium is that tests, measurements and pictures of the console can drive.
import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The program; undefined where none is installed. SEGUE_CHROMIUM names another place. */
export const chromiumPath = [process.env.SEGUE_CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));

/** What to do where none is. */
export const NO_CHROMIUM = "no Chromium is installed (Debian: apt-get install chromium)";
