import { expect, type Page } from '@playwright/test';
import { expectAccess } from './axe.ts';

const phone = { width: 390, height: 844 };

/** Nothing for axe, and nothing wider than the window, as the page is and on a phone; kept as a picture where a folder is named. */
export async function looked(page: Page, name: string): Promise<void> {
  const desk = page.viewportSize() ?? phone;
  for (const [where, size] of Object.entries({ desk, phone })) {
    await page.setViewportSize(size);
    await expectAccess(page, `${name} ${where}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, `${name} ${where}`).toBeLessThanOrEqual(size.width);
    const folder = process.env['LAUREL_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${where}.png` });
  }
  await page.setViewportSize(desk);
}
