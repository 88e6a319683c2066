import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openService } from "@segue/service";
import { describe, expect, it } from "vitest";
import { brokenRulesInBothThemes } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { playMusic } from "./music.js";
import { consoleFolder, runningConsole } from "./running-console.js";

describe.skipIf(chromiumPath === undefined)("Listen", () => {
  const running = runningConsole((server) => playMusic(server));
  const tracks = () =>
    running()
      .page.locator(".row")
      .first()
      .locator("[data-track]")
      .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-track")));

  it("leads to a track and back, and a love changes the row", async () => {
    const { page, open, complaints } = running();
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
    await expect.poll(tracks).not.toContain(before[0]);
    expect(complaints).toEqual([]);
  });

  it("finds tracks while one types, from the keyboard alone", async () => {
    const { page, open, complaints } = running();
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
    const { page, open } = running();
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

  it("breaks no rule of accessibility in either theme", async () => {
    const { page, open } = running();
    for (const address of ["/", "/search?q=a", "/tracks/nowhere"]) {
      await open(address);
      expect(await brokenRulesInBothThemes(page), address).toEqual([]);
    }
  });

  it("asks for a key where the service does, and keeps the address", async () => {
    const { page } = running();
    const other = mkdtempSync(join(tmpdir(), "segue-console-"));
    const guarded = await openService({ data: other, port: 0, log: "silent", auth: "always" }, { console: consoleFolder });
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
