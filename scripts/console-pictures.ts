// Makes the pictures of the console in docs/console, from the demo: npx tsx scripts/console-pictures.ts [URL]
// With the address of a demo that is served already, and that has what `fill` puts there, nothing is computed anew.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { inTempFolder, type Server, serve, until } from "../bench/kit/segue.js";
import { chromiumPath, NO_CHROMIUM } from "./chromium.mjs";

const FOLDER = fileURLToPath(new URL("../docs/console", import.meta.url));
const SIZE = { width: 1280, height: 800 };
/** Bytes of a picture at most. */
const LARGEST = 200_000;

/** A file with rows that cannot all be taken. */
const HISTORY = [
  "user,track,time,title,artist",
  ...Array.from({ length: 400 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 1) + i * 3_600_000).toISOString();
    return `me,h${i % 37},${i % 40 === 39 ? "2999-01-01T00:00:00Z" : at},Song ${i % 37},Artist ${i % 9}`;
  }),
  ...Array.from({ length: 12 }, () => ",h1,2026-02-01T00:00:00Z,,"),
  "",
].join("\n");

interface Picture {
  readonly name: string;
  readonly dark?: true;
  readonly show: (page: Page, url: string) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: "listen", show: (page, url) => seen(page, `${url}/?as=sim-listener-0001`, "[data-track]") },
  {
    name: "track",
    dark: true,
    async show(page, url) {
      await seen(page, `${url}/?as=sim-listener-0001`, "[data-track]");
      await page.locator(".card .name").first().click();
      await page.locator(".tracks a").first().waitFor();
    },
  },
  {
    name: "first-look",
    async show(page, url) {
      await seen(page, `${url}/data`, "input[type=file]");
      await page
        .locator("input[type=file]")
        .first()
        .setInputFiles({ name: "history.csv", mimeType: "text/csv", buffer: Buffer.from(HISTORY) });
      await page.getByText("What was not simply taken").waitFor();
    },
  },
  { name: "data", show: (page, url) => seen(page, `${url}/data`, ".histogram") },
  { name: "events", show: (page, url) => seen(page, `${url}/data/events?row=100000`, ".long tbody a") },
  { name: "models", show: (page, url) => seen(page, `${url}/models`, ".interval") },
  { name: "model", dark: true, show: (page, url) => seen(page, `${url}/models/als/2`, ".interval") },
  {
    name: "run",
    async show(page, url) {
      await seen(page, `${url}/operate/jobs`, ".table");
      await page.getByRole("link", { name: "Training · gru" }).first().click();
      await page.locator(".curve").first().waitFor();
    },
  },
  { name: "compare", show: (page, url) => seen(page, `${url}/compare`, ".interval") },
  {
    name: "playground",
    dark: true,
    show: (page, url) => seen(page, `${url}/playground?a=als%401&b=ease%401&as=sim-listener-0001`, ".joins line"),
  },
  { name: "map", dark: true, show: (page, url) => seen(page, `${url}/map`, ".map-region") },
  { name: "operate", show: (page, url) => seen(page, `${url}/operate`, ".histogram") },
];

if (chromiumPath === undefined) {
  console.error(`There are no pictures: ${NO_CHROMIUM}.`);
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
const [, , served] = process.argv;
if (served !== undefined) await takeAll(served);
else
  await inTempFolder(async (folder) => {
    const server = await serve(folder, "--demo", "--data", "demo");
    try {
      await fill(server);
      await takeAll(server.url);
    } finally {
      await server.stop();
    }
  });
await browser.close();

async function takeAll(url: string): Promise<void> {
  for (const picture of PICTURES) await take(picture, url);
}

/** The whole demo, a model that was judged, and one that learned epoch by epoch. */
async function fill(server: Server): Promise<void> {
  await until(300, async () => {
    const jobs = await server.get<{ items: { state: string }[] }>("/v1/jobs?kind=evaluate");
    return jobs?.items.some(({ state }) => state === "done") ? true : undefined;
  });
  await done(server, (await server.post<{ id: string }>("/v1/maps", {})).id, "the map");
  for (const training of [
    { algorithm: "als", config: { factors: 32 }, evaluate: "random:0.8,0.1,0.1" },
    { algorithm: "gru", config: { width: 16, epochs: 6 } },
  ]) {
    const { id } = await server.post<{ id: string }>("/v1/models", training);
    await done(server, id, `the training of ${training.algorithm}`);
  }
}

/** Waits until a job is done. */
function done(server: Server, id: string, what: string): Promise<unknown> {
  return until(300, async () => {
    const job = await server.get<{ state: string }>(`/v1/jobs/${id}`);
    if (job?.state === "failed") throw new Error(`${what} failed`);
    return job?.state === "done" ? true : undefined;
  });
}

async function seen(page: Page, address: string, what: string): Promise<void> {
  await page.goto(address);
  await page.locator(what).first().waitFor({ state: "attached" });
}

async function take({ name, dark, show }: Picture, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
  await show(page, url);
  await page.waitForLoadState("networkidle");
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path });
  await page.close();
  const { size } = statSync(path);
  console.log(`${name}.png ${Math.round(size / 1000)} kB`);
  if (size > LARGEST) throw new Error(`${name}.png has more than ${LARGEST} bytes.`);
}
