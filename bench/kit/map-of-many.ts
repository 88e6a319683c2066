import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { type Figure, figure } from "./claim.js";
import { type Server, segue, serve } from "./segue.js";

const TRACKS = 100_000;
const LISTENERS = 6_000;
/** Tracks a listener knows, of a few groups; groups of tracks that are alike. */
const KNOWN = 120;
const GROUPS = 150;
/** Frames over which the map is dragged. */
const FRAMES = 120;

/** Makes a map of 100,000 tracks and drags it, on a service of its own. */
export async function mapOfMany(browser: Browser, folder: string): Promise<Figure[]> {
  writeFileSync(join(folder, "many.csv"), manyPlays());
  await segue(folder, "import", "many.csv", "--data", "many");
  const server = await serve(folder, "--data", "many");
  try {
    const made = await makeMap(server);
    const { seconds, rates } = await drag(browser, server.url);
    return [
      figure({
        what: `a map of ${made.tracks.toLocaleString("en")} tracks is computed`,
        figure: made.seconds,
        unit: "s",
        better: "lower",
      }),
      figure({ what: "until it is seen and can be moved", figure: seconds, unit: "s", better: "lower" }),
      figure({
        what: "frames a second while it is dragged, drawn in software (SwiftShader)",
        figure: rates,
        better: "higher",
        goal: 30,
      }),
    ];
  } finally {
    await server.stop();
  }
}

/** Every track is known to some; who knows one of a group knows more of it. */
function manyPlays(): string {
  const lines = ["user_id,music_id"];
  let state = 1;
  const random = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  for (let user = 0; user < LISTENERS; user++) {
    const groups = [random(GROUPS), random(GROUPS), random(GROUPS)];
    for (let n = 0; n < KNOWN; n++) {
      const group = groups[n % 3]!;
      lines.push(`u${user},t${group + GROUPS * random(Math.floor((TRACKS - group - 1) / GROUPS) + 1)}`);
    }
  }
  for (let track = 0; track < TRACKS; track++) lines.push(`u${track % LISTENERS},t${track}`);
  return `${lines.join("\n")}\n`;
}

async function makeMap(server: Server): Promise<{ readonly tracks: number; readonly seconds: number }> {
  const { id } = await server.post<{ id: string }>("/v1/maps", {});
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const job = await server.get<{ state: string; result: { tracks: number; seconds: number }; error: unknown }>(
      `/v1/jobs/${id}`,
    );
    if (job?.state === "done") return job.result;
    if (job?.state === "failed") throw new Error(`the map failed: ${JSON.stringify(job.error)}`);
  }
}

async function drag(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const begun = performance.now();
  await page.goto(`${url}/map`);
  await page.locator(".map-list .tracks a").first().waitFor();
  const seconds = (performance.now() - begun) / 1000;
  await page.waitForTimeout(1500);
  const rates = await framesWhileDragged(page);
  await page.close();
  return { seconds, rates };
}

/** Moves a pressed pointer in each frame: the browser gives the next one when this one is through. */
const framesWhileDragged = (page: Page): Promise<number> =>
  page.evaluate(`new Promise((resolve) => {
    const surface = document.querySelector("[role=application]");
    const { left, top } = surface.getBoundingClientRect();
    const tell = (type, at) => surface.dispatchEvent(new PointerEvent(type, {
      bubbles: true, pointerId: 1, pointerType: "mouse", button: 0, clientX: left + 300 + at, clientY: top + 200 + at / 3 }));
    surface.setPointerCapture = () => undefined;
    tell("pointerdown", 0);
    let frames = 0;
    const begun = performance.now();
    const next = () => {
      if (frames++ === ${FRAMES}) return tell("pointerup", frames), resolve(${FRAMES} / ((performance.now() - begun) / 1000));
      tell("pointermove", 2 * frames);
      requestAnimationFrame(next);
    };
    next();
  })`);
