import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openService, type Service } from "@segue/service";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chromiumPath } from "./chromium.js";
import { playMusic } from "./music.js";

const console_ = dirname(fileURLToPath(import.meta.resolve("@segue/console/page")));

describe.skipIf(chromiumPath === undefined)("the console", () => {
  const folder = mkdtempSync(join(tmpdir(), "segue-console-"));
  let service: Service;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    service = await openService({ data: folder, port: 0, log: "silent" }, { console: console_ });
    await playMusic(service.url);
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    complaints = [];
    page = await browser.newPage({ bypassCSP: false });
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (said) => said.type() === "error" && complaints.push(said.text()));
  });
  afterEach(() => page.close());

  const open = async (address: string) => {
    await page.goto(`${service.url}${address}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
  };
  const tracks = () =>
    page
      .locator(".row")
      .first()
      .locator("[data-track]")
      .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-track")));

  it("leads from Listen to a track and back, and a love changes the row", async () => {
    await open("/");
    await page.locator("[data-track]").first().waitFor();
    const before = await tracks();
    expect(before.length).toBeGreaterThan(5);
    await page.locator(".card .name").first().click();
    await page.getByRole("heading", { name: /Near by listeners/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/tracks/${before[0]}`);
    await page.locator(".tracks a").first().waitFor();
    await page.getByRole("link", { name: "Listen" }).click();
    await page.locator("[data-track]").first().waitFor();
    await page
      .locator(".row")
      .first()
      .getByRole("button", { name: /^Love / })
      .first()
      .click();
    await page.getByText(/You love .* new, marked/).waitFor();
    expect(await tracks()).not.toContain(before[0]);
    expect(complaints).toEqual([]);
  });

  it("finds tracks while one types, from the keyboard alone", async () => {
    await open("/");
    await page.locator("[data-track]").first().waitFor();
    const name = (await page.locator(".card .name").first().textContent())!;
    await page.keyboard.press("/");
    await page.keyboard.type(name.slice(0, 12));
    await page.getByRole("option", { name }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/tracks\//);
    expect(complaints).toEqual([]);
  });

  it("keeps what it showed when the server stops answering, and says so", async () => {
    await open("/");
    await page.locator("[data-track]").first().waitFor();
    await page.route("**/v1/**", (route) => route.abort("connectionrefused"));
    await page
      .locator(".row")
      .first()
      .getByRole("button", { name: /^Skip / })
      .first()
      .click();
    await page.getByRole("alert").getByText("The server stopped answering. Nothing is lost.").waitFor();
    expect((await tracks()).length).toBeGreaterThan(5);
  });

  it.each(["light", "dark"] as const)("breaks no rule of accessibility in the %s theme", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const address of ["/", "/search?q=a", "/tracks/nowhere"]) {
      await open(address);
      await page.waitForLoadState("networkidle");
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const { axe: judge } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await judge.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(found, address).toEqual([]);
    }
  });

  it("asks for a key where the service does, and keeps the address", async () => {
    const other = mkdtempSync(join(tmpdir(), "segue-console-"));
    const guarded = await openService({ data: other, port: 0, log: "silent", auth: "always" }, { console: console_ });
    try {
      await page.goto(`${guarded.url}/search?q=rain`);
      await page.getByLabel("Key", { exact: true }).fill(guarded.adminKey!);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("heading", { name: /rain/ }).waitFor();
      expect(page.url()).toContain("/search?q=rain");
    } finally {
      await guarded.close();
      rmSync(other, { recursive: true, force: true });
    }
  });
});
