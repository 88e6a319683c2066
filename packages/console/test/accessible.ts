import axe from "axe-core";
import type { Page } from "playwright-core";

/** The rules of accessibility that a page breaks, each with the first element that does. */
export async function brokenRules(page: Page): Promise<string[]> {
  // A page that hears of a job that goes on is never without a request: what is waited for is that it is there and nothing of it still to come.
  await page.locator("h1").first().waitFor();
  await page.waitForFunction("document.querySelector('[aria-busy=true]') === null");
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: judge } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await judge.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** As {@link brokenRules}, in the light theme and in the dark one. */
export async function brokenRulesInBothThemes(page: Page): Promise<string[]> {
  const broken: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: "attached" });
    broken.push(...(await brokenRules(page)).map((rule) => `${colorScheme}: ${rule}`));
  }
  return broken;
}
