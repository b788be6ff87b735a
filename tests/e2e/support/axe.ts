import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails for whatever axe finds on the page as it is: WCAG 2.2 AA and good practice. */
export async function expectAccess(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  // The only frames show PDF files: axe need not open a second page to put the findings of frames together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect.soft(found, name).toEqual([]);
}
