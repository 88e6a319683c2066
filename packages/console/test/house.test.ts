import { readFileSync } from "node:fs";
import { connect } from "@segue/client";
import { describe, expect, it } from "vitest";
import { brokenRules, brokenRulesInBothThemes } from "./accessible.js";
import { chromiumPath } from "./chromium.js";
import { runningConsole } from "./running-console.js";

describe.skipIf(chromiumPath === undefined)("House", () => {
  const running = runningConsole(async (server) => {
    const client = connect({ server });
    await client.sendEvents([
      { user: "ann", track: "t1", at: "2001-01-01T00:00:00Z" },
      { user: "bob", track: "t2" },
    ]);
  });

  it("makes a workspace, enters it, and removes it with everything once its name was typed", async () => {
    const { page, open, complaints, service } = running();
    await open("/operate/workspaces");
    await page.getByRole("heading", { name: "One workspace" }).waitFor();
    await page.getByLabel("A new one").fill("radio");
    await page.getByRole("button", { name: "Make a workspace" }).click();
    await page.getByRole("button", { name: "Enter radio" }).click();
    await page.getByRole("button", { name: "Enter main" }).waitFor();
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await page.getByRole("heading", { name: "What did you listen to?" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Remove" }).click();
    const remove = page.getByRole("dialog").getByRole("button", { name: "Remove" });
    expect(await remove.isDisabled()).toBe(true);
    await page.getByLabel("Type radio to confirm").fill("radio");
    await remove.click();
    await page.getByRole("heading", { name: "Removing a workspace is done" }).waitFor();
    expect(await service.services.store.workspaces.get("radio")).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  it("says for how long things are kept, what would go, and removes it; gives away and erases a person", async () => {
    const { page, open, complaints, service } = running();
    await open("/operate/privacy");
    const events = page.getByLabel("Events", { exact: true });
    await events.fill("0");
    await page.getByText("A number of days from 1 to 36,500, or nothing for ever.").waitFor();
    expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await events.fill("3650");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByLabel("Their id").fill("bob");
    await page.getByRole("button", { name: "Look" }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    expect(JSON.parse(readFileSync((await (await saving).path())!, "utf8"))).toMatchObject({
      user: "bob",
      events: [{ track: "t2" }],
    });
    await page.getByRole("button", { name: "See what would go now" }).click();
    await page.getByText("This would go now. Nothing is removed yet.").waitFor();
    expect(await service.services.store.events.count("main")).toBe(2);
    await page.getByRole("button", { name: "Remove it now" }).click();
    await page.getByText("This is gone.").waitFor();
    expect(await service.services.store.events.count("main")).toBe(1);
    expect(complaints).toEqual([]);
  });

  it("counts what keys use, and says how the service is set up; a rule of cleaning is switched off", async () => {
    const { page, open, complaints, service } = running();
    const client = connect({ server: service.url });
    const { key } = await client.take(client.api.POST("/v1/keys", { body: { name: "the app", scopes: ["read"] } }));
    const app = connect({ server: service.url, key });
    await app.take(app.api.GET("/v1/tracks"));
    await open("/operate/usage");
    await page.getByRole("rowheader", { name: "the app" }).waitFor();
    await page.getByLabel("Look back").selectOption("7");
    await page.getByRole("heading", { name: /requests in 7 days/ }).waitFor();
    expect(page.url()).toContain("days=7");
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("rowheader", { name: "uploadLimit" }).waitFor();
    await page.getByRole("checkbox", { name: "robot" }).click();
    await expect.poll(async () => (await client.take(client.api.GET("/v1/cleaning"))).robot.on).toBe(false);
    expect(complaints).toEqual([]);
  });

  it("breaks no rule of accessibility in either theme, and fits a phone in Chinese", async () => {
    const { page, open } = running();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.addInitScript('localStorage.setItem("segue.language", "zh-CN")');
    for (const name of ["usage", "workspaces", "privacy", "settings"]) {
      await open(`/operate/${name}`);
      expect(await brokenRulesInBothThemes(page), name).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth"), name).toBeLessThanOrEqual(360);
      expect(await page.getByRole("heading", { level: 1 }).textContent(), name).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
