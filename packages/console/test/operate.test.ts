import { connect } from "@segue/client";
import { describe, expect, it } from "vitest";
import { brokenRules, brokenRulesInBothThemes } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { playMusic } from "./music.js";
import { runningConsole } from "./running-console.js";

describe.skipIf(chromiumPath === undefined)("Operate", () => {
  const running = runningConsole((server) => playMusic(server));

  it("makes a key that works, shows it once, and revokes it", async () => {
    const { page, open, complaints, service } = running();
    await open("/operate/keys");
    await page.getByRole("button", { name: "Make a key" }).click();
    await page.getByLabel("Name", { exact: true }).fill("the app");
    await page.getByLabel(/^read/).check();
    await page.getByRole("button", { name: "Make a key" }).click();
    const key = (await page.locator("pre code").textContent())!;
    const app = connect({ server: service.url, key });
    expect((await app.take(app.api.GET("/v1/tracks", { params: { query: { limit: 1 } } }))).items).toHaveLength(1);
    await page.getByRole("button", { name: "I have it" }).click();
    const row = page.getByRole("row").filter({ hasText: "the app" });
    await row.getByText("valid").waitFor();
    await row.getByRole("button", { name: "Revoke" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await row.getByText("revoked").waitFor();
    await expect(app.take(app.api.GET("/v1/tracks"))).rejects.toMatchObject({ problem: { code: "unauthorized" } });
    await page.getByRole("link", { name: "Audit" }).click();
    await page.getByText(/All \d+ rows are in their place/).waitFor();
    await page.getByRole("rowheader", { name: "createKey" }).first().waitFor();
    await page.getByRole("link", { name: "Jobs" }).click();
    await page.getByRole("link", { name: "Training · item-knn" }).click();
    await page.getByText(/tracks, .* events to learn from/).waitFor();
    expect(complaints).toEqual([]);
  });

  it("leads everywhere from the keyboard: the palette, and G with a letter, unless single keys are off", async () => {
    const { page, open, complaints } = running();
    await open("/");
    await page.locator("[data-track]").first().waitFor();
    // Two keys are one only where the second comes soon.
    const gThenM = async () => {
      for (const key of ["g", "m"]) await page.keyboard.press(key);
      return page.url();
    };
    await expect.poll(gThenM).toContain("/models");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Go to or do" }).waitFor();
    const wanted = page.getByRole("combobox", { name: "Go to or do" });
    await wanted.fill("draw the map");
    // What leads to the same page is told apart.
    const offered = page.getByRole("listbox", { name: "Go to or do" }).getByRole("option");
    await expect.poll(() => offered.allTextContents()).toEqual(["DoDraw the mapsegue maps make"]);
    await wanted.fill("");
    await page.keyboard.type("train als");
    await page.getByRole("option", { name: /Train als segue train als/ }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/algorithms\/als/);
    await page.keyboard.press("?");
    await page.getByRole("heading", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByLabel("Single keys").first().selectOption("false");
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    expect(page.url()).toContain("/algorithms/als");
    expect(complaints).toEqual([]);
  });

  it("asks with a key that may only read for nothing that would be refused", async () => {
    const { page, open, complaints, service } = running();
    const admin = connect({ server: service.url });
    const { key } = await admin.take(admin.api.POST("/v1/keys", { body: { name: "reader", scopes: ["read", "recommend"] } }));
    await page.addInitScript({ content: `sessionStorage.setItem("segue.key", ${JSON.stringify(key)})` });
    await open("/operate");
    await page.getByText(/What this key may see: the jobs/).waitFor();
    for (const address of ["/models", "/compare"]) {
      await open(address);
      await page.waitForLoadState("networkidle");
    }
    expect(complaints).toEqual([]);
  });

  it("shows where another model began to answer, and whose requests a day's were", async () => {
    const { page, open, complaints } = running();
    await open("/operate");
    await page.getByText("A line marks a day on which another model began to answer.").waitFor();
    await page.getByText("By day", { exact: true }).waitFor();
    await page.getByRole("heading", { name: "What answers" }).waitFor();
    await page.getByRole("link", { name: "item-knn v1" }).waitFor();
    await page.getByText("As a table").first().click();
    await page.getByRole("row").filter({ hasText: "home changed" }).getByRole("link").click();
    await page.getByRole("heading", { name: /requests on / }).waitFor();
    await page.getByRole("rowheader").first().waitFor();
    expect(complaints).toEqual([]);
  });

  it("breaks no rule of accessibility in either theme", async () => {
    const { page, open } = running();
    for (const address of ["/operate", "/operate/jobs", "/operate/keys", "/operate/audit", "/playground", "/tunings/none"]) {
      await open(address);
      expect(await brokenRulesInBothThemes(page), address).toEqual([]);
    }
  });

  it("speaks Chinese, and fits a phone", async () => {
    const { page, open, complaints } = running();
    await page.setViewportSize({ width: 360, height: 740 });
    await open("/operate");
    await page.getByLabel("Language").last().selectOption("zh-CN");
    for (const address of [
      "/",
      "/data",
      "/models",
      "/models/item-knn/1",
      "/algorithms/als",
      "/compare",
      "/playground",
      "/operate/keys",
    ]) {
      await open(address);
      await page.waitForLoadState("networkidle");
      expect(await page.locator("html").evaluate((root) => root.scrollWidth), address).toBeLessThanOrEqual(360);
      expect(await page.getByRole("heading", { level: 1 }).textContent(), address).toMatch(/[\u4e00-\u9fff]|als|item-knn/);
    }
    expect(complaints).toEqual([]);
  });
});
