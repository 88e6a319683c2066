import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openService, type Service } from "@segue/service";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { chromiumPath } from "./chromium.js";

/** A busy machine may take many times as long as a quiet one; in milliseconds. */
const PATIENCE = 240_000;

/** The page as it was built. */
export const consoleFolder = dirname(fileURLToPath(import.meta.resolve("@segue/console/page")));

/** What a test of the console works with. */
export interface RunningConsole {
  readonly service: Service;
  /** A fresh profile for each test. */
  readonly page: Page;
  /** What the browser complained of: errors of scripts, and what the policy of the page refused. */
  readonly complaints: string[];
  /** Goes to an address of the console and waits for its first line. */
  open(address: string): Promise<void>;
}

/** For all tests of a file: a service of its own with the console, and a Chromium that looks at it. `fill` puts into the service what the tests need. */
export function runningConsole(fill: (server: string) => Promise<void> = async () => {}): () => RunningConsole {
  const folder = mkdtempSync(join(tmpdir(), "segue-console-"));
  let service: Service;
  let browser: Browser;
  let running: RunningConsole;
  beforeAll(async () => {
    service = await openService({ data: folder, port: 0, log: "silent" }, { console: consoleFolder });
    await fill(service.url);
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ["--no-sandbox"], timeout: PATIENCE });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    const page = await browser.newPage({ bypassCSP: false });
    page.setDefaultTimeout(PATIENCE);
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (said) => said.type() === "error" && complaints.push(`${said.text()} ${said.location().url}`.trim()));
    const open = async (address: string) => {
      await page.goto(`${service.url}${address}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    };
    running = { service, page, complaints, open };
  });
  afterEach(() => running.page.close());
  return () => running;
}
