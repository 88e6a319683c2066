import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import { type Figure, figure } from "./claim.js";
import { segue, serve } from "./segue.js";

const EVENTS = 1_000_000;
const LISTENERS = 5_000;
const TRACKS = 100_000;
/** Places that are jumped to, as parts of the whole. */
const PLACES = [0.5, 0.07, 0.93, 0.31, 0.77, 0.62, 0.18, 0.99, 0.44, 0.85];

/** Goes about in a table of a million events, on a service of its own. */
export async function tableOfMany(browser: Browser, folder: string): Promise<Figure[]> {
  await pipeline(Readable.from(lines()), createWriteStream(join(folder, "many.csv")));
  await segue(folder, "import", "many.csv", "--data", "many");
  const server = await serve(folder, "--data", "many");
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const begun = performance.now();
    await page.goto(`${server.url}/data/events`);
    await page.getByRole("grid", { name: "Events" }).getByRole("rowheader").first().waitFor();
    const first = (performance.now() - begun) / 1000;
    await page.getByRole("heading", { name: `${EVENTS.toLocaleString("en")} events` }).waitFor();
    const counted = (performance.now() - begun) / 1000;
    const devtools = await page.context().newCDPSession(page);
    const jumps: number[] = [];
    for (const place of PLACES) jumps.push(await timed(page, () => jump(page, place)));
    const before = await heldBy(devtools);
    for (const place of PLACES.flatMap((each) => [each / 2, each / 3])) jumps.push(await timed(page, () => jump(page, place)));
    await page.getByRole("grid", { name: "Events" }).focus();
    const end = await timed(page, () => page.keyboard.press("End"));
    const grown = (await heldBy(devtools)) - before;
    return [
      figure({ what: "first rows of a table of 1,000,000 events", figure: first, unit: "s", better: "lower" }),
      figure({ what: "until its rows are counted and any can be jumped to", figure: counted, unit: "s", better: "lower" }),
      figure({
        what: `a jump to anywhere until all rows are there, slowest of ${jumps.length}`,
        figure: Math.max(...jumps) / 1000,
        unit: "s",
        better: "lower",
        goal: 0.5,
      }),
      figure({ what: "End until the last rows are there", figure: end / 1000, unit: "s", better: "lower", goal: 0.5 }),
      figure({
        what: `JavaScript memory that the page gained over the last ${2 * PLACES.length + 1} jumps`,
        figure: grown / 1e6,
        unit: "MB",
        better: "lower",
        goal: 5,
      }),
    ];
  } finally {
    await page.close();
    await server.stop();
  }
}

/** Everybody plays, and every track is played; titles and artists repeat. */
function* lines(): Generator<string> {
  yield "user_id,music_id,timestamp,title,artist\n";
  for (let i = 0; i < EVENTS; i++) {
    const track = (i * 104_729) % TRACKS;
    yield `listener ${(i * 7919) % LISTENERS},track ${track},${1_500_000_000 + 60 * i},Song ${(track * 31) % TRACKS},Artist ${track % 3000}\n`;
  }
}

/** Drags the bar of the table to a part of the whole. */
const jump = (page: Page, place: number): Promise<void> =>
  page.evaluate(`(() => {
    const box = document.querySelector(".long");
    box.scrollTop = ${place} * (box.scrollHeight - box.clientHeight);
  })()`);

/** Milliseconds from an act until every row that is drawn there has come. */
async function timed(page: Page, act: () => Promise<void>): Promise<number> {
  const top = () => page.evaluate<string>(`document.querySelector(".long tbody tr").id`);
  const before = await top();
  const begun = performance.now();
  await act();
  for (;;) {
    const [now, missing] = await page.evaluate<[string, number]>(
      `[document.querySelector(".long tbody tr").id, document.querySelectorAll(".long .bone").length]`,
    );
    if (now !== before && missing === 0) return performance.now() - begun;
    await page.waitForTimeout(4);
  }
}

/** Bytes that the page's scripts hold once what nobody needs is cleared away; what was looked at is forgotten after a while. */
async function heldBy(devtools: CDPSession): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  await devtools.send("HeapProfiler.collectGarbage");
  return (await devtools.send("Runtime.getHeapUsage")).usedSize;
}
