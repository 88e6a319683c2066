import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumPath, NO_CHROMIUM } from "../scripts/chromium.mjs";
import { claim, type Figure, figure, Skipped } from "./kit/claim.js";
import { mapOfMany } from "./kit/map-of-many.js";
import { inTempFolder, type Server, serve, until } from "./kit/segue.js";
import { tableOfMany } from "./kit/table-of-many.js";

/** Times that the page is opened anew, by a browser that has never seen it. */
const VISITS = 7;
/** The size of a usual window. */
const VIEWPORT = { width: 1440, height: 900 };

export default claim({
  name: "console",
  claim:
    "The console shows its first content within a second on the demo, begins with at most 250 kB of compressed JavaScript, answers every press and key within 100 ms, moves a map of 100,000 tracks at 30 frames a second in software, and shows any page of a table of a million events within half a second.",
  versionsOf: ["playwright-core"],
  async run() {
    if (chromiumPath === undefined) throw new Skipped(NO_CHROMIUM);
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
    try {
      const ofDemo = await inTempFolder((folder) => measure(browser, folder));
      const ofMap = await inTempFolder((folder) => mapOfMany(browser, folder));
      return [...ofDemo, ...ofMap, ...(await inTempFolder((folder) => tableOfMany(browser, folder)))];
    } finally {
      await browser.close();
    }
  },
});

async function measure(browser: Browser, folder: string): Promise<Figure[]> {
  const server = await serve(folder, "--demo", "--data", "demo");
  try {
    await until(200, () => settled(server));
    const visits: Visit[] = [];
    for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, server.url));
    const reactions = await walk(browser, server.url);
    const slowest = reactions.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
    return [
      figure({
        what: `first content of the demo, slowest of ${VISITS} first visits`,
        figure: Math.max(...visits.map(({ firstContent }) => firstContent)) / 1000,
        unit: "s",
        better: "lower",
        goal: 1,
      }),
      figure({
        what: "covers of recommendations are there, slowest",
        figure: Math.max(...visits.map(({ firstRow }) => firstRow)) / 1000,
        unit: "s",
        better: "lower",
      }),
      figure({
        what: "JavaScript to begin with, compressed",
        figure: visits[0]!.script / 1000,
        unit: "kB",
        better: "lower",
        goal: 250,
      }),
      figure({
        what: "layout shift, largest",
        figure: Math.max(...visits.map(({ shift }) => shift)),
        better: "lower",
        goal: 0.02,
      }),
      figure({
        what: `press or key until the page shows it, slowest of ${reactions.length} (${slowest.what})`,
        figure: slowest.milliseconds,
        unit: "ms",
        better: "lower",
        goal: 100,
      }),
    ];
  } finally {
    await server.stop();
  }
}

/** The demo with all of its models, and nothing that runs beside it any more. */
async function settled(server: Server): Promise<true | undefined> {
  const jobs = await server.get<{ items: { kind: string; state: string }[] }>("/v1/jobs");
  return jobs?.items.some(({ kind, state }) => kind === "evaluate" && state === "done") ? true : undefined;
}

/** What somebody sees who comes for the first time; milliseconds, bytes. */
interface Visit {
  readonly firstContent: number;
  readonly firstRow: number;
  readonly script: number;
  readonly shift: number;
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  try {
    await page.addInitScript(() => {
      const kept = globalThis as unknown as { shift: number };
      kept.shift = 0;
      // What Node calls by these names knows less than a browser's.
      const asked = { type: "layout-shift", buffered: true } as never;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) kept.shift += (entry as unknown as { value: number }).value;
      }).observe(asked);
    });
    await page.goto(url);
    await page.locator("[data-track]").first().waitFor();
    const firstRow = await page.evaluate(() => performance.now());
    const script = await page.evaluate(() =>
      (performance.getEntriesByType("resource" as never) as unknown as { name: string; encodedBodySize: number }[])
        .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    await page.waitForLoadState("networkidle");
    const [firstContent, shift] = await page.evaluate(() => [
      performance.getEntriesByName("first-contentful-paint")[0]!.startTime,
      (globalThis as unknown as { shift: number }).shift,
    ]);
    return { firstContent: firstContent!, firstRow, script, shift: shift! };
  } finally {
    await page.close();
  }
}

interface Reaction {
  readonly what: string;
  readonly milliseconds: number;
}

/** Walks through the console as somebody would, and notes how long each press and key took until it was painted (Event Timing). */
async function walk(browser: Browser, url: string): Promise<Reaction[]> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  const reactions: Reaction[] = [];
  const step = async (what: string, act: () => Promise<unknown>) => {
    await page.evaluate(() => {
      (globalThis as unknown as { events: number[] }).events = [];
    });
    await act();
    // An entry comes after the frame that it measures.
    await page.waitForTimeout(300);
    const events = await page.evaluate(() => (globalThis as unknown as { events: number[] }).events);
    reactions.push({ what, milliseconds: Math.max(0, ...events) });
  };
  await page.addInitScript(() => {
    const kept = globalThis as unknown as { events: number[] };
    kept.events = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.events.push(duration);
    }).observe({ type: "event", durationThreshold: 16 } as never);
  });
  await page.goto(url);
  await page.locator("[data-track]").first().waitFor();
  await page.waitForLoadState("networkidle");
  for (const [what, act] of steps(page)) await step(what, act);
  await page.close();
  return reactions;
}

function steps(page: Page): readonly (readonly [string, () => Promise<unknown>])[] {
  const link = (name: string) => page.getByRole("navigation", { name: "Places" }).getByRole("link", { name, exact: true });
  return [
    [
      "love a track",
      () =>
        page
          .getByRole("button", { name: /^Love / })
          .first()
          .click(),
    ],
    ["type into the search", () => page.getByLabel("Search tracks and artists").first().pressSequentially("love")],
    ["leave the search", () => page.keyboard.press("Escape")],
    ["open the palette", () => page.keyboard.press("Control+k")],
    ["type into the palette", () => page.keyboard.type("als")],
    ["close the palette", () => page.keyboard.press("Escape")],
    ["go to Models", () => link("Models").click()],
    ["go to Data", () => link("Data").click()],
    ["go to the tracks", () => page.getByRole("link", { name: "Tracks", exact: true }).click()],
    ["go to the end of the table", () => page.getByRole("grid", { name: "Tracks" }).press("End")],
    ["sort the table", () => page.getByRole("button", { name: "Artist", exact: true }).click()],
    ["go to Playground", () => link("Playground").click()],
    ["swap sides", () => page.getByRole("button", { name: "Swap sides" }).click()],
    ["go to Operate", () => link("Operate").click()],
    ["go to Listen", () => link("Listen").click()],
  ];
}
