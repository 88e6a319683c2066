import axe from "axe-core";
import type { Page } from "playwright-core";

/** The rules of accessibility that a page breaks, each with the first element that does. */
export async function brokenRules(page: Page): Promise<string[]> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: judge } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await judge.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}
