import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@segue/client";
import { openService, type Service } from "@segue/service";
import { afterEach, describe, expect, it, vi } from "vitest";
import { gate } from "../../service/test/gate.js";
import { heldAt, within } from "../../service/test/held-at.js";
import { brokenRules } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { playMusic } from "./music.js";
import { consoleFolder, runningConsole } from "./running-console.js";
import { openWay } from "./way.js";

/** A service of its own, which may stop and begin again; `url` leads to it wherever it is. */
async function withService(
  settings: Record<string, unknown>,
  use: (url: string, service: Service, again: () => Promise<void>) => Promise<void>,
) {
  const data = mkdtempSync(join(tmpdir(), "segue-console-"));
  const way = await openWay();
  const begin = () => openService({ data, port: 0, log: "silent", ...settings }, { console: consoleFolder });
  let service = await begin();
  way.lead(service.url);
  try {
    await use(way.url, service, async () => {
      service = await begin();
      way.lead(service.url);
    });
  } finally {
    way.close();
    await service.close().catch(() => undefined);
    rmSync(data, { recursive: true, force: true });
  }
}

describe.skipIf(chromiumPath === undefined)("Failures", () => {
  const running = runningConsole((server) => playMusic(server));

  afterEach(() => vi.restoreAllMocks());

  it("a server that stops keeps the page, says so, and goes on when it is back", async () => {
    const { page } = running();
    await withService({}, async (url, service, again) => {
      await playMusic(service.url);
      await page.goto(`${url}/`);
      await page.locator("[data-track]").first().waitFor();
      await service.close();
      const skip = page.getByRole("button", { name: /^Skip / }).first();
      await skip.click();
      await page.getByRole("alert").getByText("The server stopped answering. Nothing is lost.").waitFor();
      await expect.poll(() => page.locator("[data-track]").count()).toBeGreaterThan(5);
      expect(await brokenRules(page)).toEqual([]);
      await page.getByRole("link", { name: "Models", exact: true }).click();
      await page.getByRole("button", { name: "Try now" }).waitFor();
      await again();
      await page.getByRole("button", { name: "Try now" }).click();
      await page.getByRole("heading", { name: "item-knn v1 answers as home" }).waitFor();
    });
  });

  it("a slow network shows shapes, says that it takes long, and then the content", async () => {
    const { page, open, complaints } = running();
    await open("/data");
    const answers = gate();
    await page.route("**/v1/**", async (route) => {
      await answers.passed;
      await route.continue();
    });
    await page.getByRole("link", { name: "Listen", exact: true }).click();
    await page.getByText("The server takes longer than usual. Nothing is lost.").first().waitFor();
    expect(await page.locator("[aria-busy=true]").count()).toBeGreaterThan(0);
    answers.open();
    await page.locator("[data-track]").first().waitFor();
    expect(complaints).toEqual([]);
  });

  it("a key that expires while one works is asked for anew, and what was written into the form is still there", async () => {
    const { page } = running();
    await withService({ auth: "always" }, async (url, service) => {
      const admin = connect({ server: service.url, key: service.adminKey! });
      await playMusic(service.url, service.adminKey!);
      const expiresAt = new Date(Date.now() + 600_000).toISOString();
      const made = await admin.take(admin.api.POST("/v1/keys", { body: { name: "short", scopes: ["admin"], expiresAt } }));
      await page.goto(`${url}/algorithms/als`);
      await page.getByLabel("Key", { exact: true }).fill(made.key);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByLabel("factors", { exact: true }).fill("8");
      await page.waitForURL(/set=/);
      vi.spyOn(service.services.clock, "now").mockImplementation(() => Date.now() + 900_000);
      await page.getByRole("button", { name: "Train", exact: true }).click();
      await page.getByText(/The key is not valid any more/).waitFor();
      expect(await brokenRules(page)).toEqual([]);
      expect(page.url()).toContain("/algorithms/als");
      await page.getByLabel("Key", { exact: true }).fill(service.adminKey!);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("button", { name: "Train", exact: true }).waitFor();
      expect(await page.getByLabel("factors", { exact: true }).inputValue()).toBe("8");
    });
  });

  it("a large file shows how much of it was sent, then how far it is read, and both can be stopped", async () => {
    const { page, service, complaints } = running();
    const lines = Array.from({ length: 30_000 }, (_, i) => `listener ${i % 5000},track ${i % 9000},${1_600_000_000 + i}\n`);
    const large = { name: "large.csv", mimeType: "text/csv", buffer: Buffer.from(`user,track,time\n${lines.join("")}`) };
    const choose = () => page.locator("input[type=file]").first().setInputFiles(large);
    const way = await openWay();
    way.lead(service.url);
    way.narrow(200_000);
    try {
      await page.goto(`${way.url}/data`);
      await choose();
      await page.getByText(/^large\.csv: [1-9]\d*% sent/).waitFor();
      await page.getByRole("button", { name: "Stop" }).click();
      await page.getByText("Drop files or a folder here").waitFor();
      way.narrow(Number.POSITIVE_INFINITY);
      await within(heldAt("import report 2"), async () => {
        await choose();
        await page.getByRole("heading", { name: "First look · large.csv · is under way" }).waitFor();
        await page.getByRole("progressbar").waitFor();
        await page.getByRole("button", { name: "Cancel" }).click();
        await page.getByRole("heading", { name: "First look · large.csv · was cancelled" }).waitFor();
      });
    } finally {
      way.close();
    }
    expect(complaints).toEqual([]);
  });
});
