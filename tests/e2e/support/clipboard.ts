import type { BrowserContext, Page } from '@playwright/test';
import type { Clip } from '#tests/web/clipboard/fixtures.ts';

/** A window behind `work` that stands for the spreadsheet: Ctrl+C in it puts a block on the clipboard, byte for byte. */
export async function openSpreadsheet(context: BrowserContext, work: Page): Promise<(clip: Clip) => Promise<void>> {
  const page = await context.newPage();
  await page.evaluate(() =>
    document.addEventListener('copy', (event) => {
      const held = JSON.parse(document.body.dataset['clip'] ?? '{}') as { html: string; text: string };
      event.clipboardData?.setData('text/html', held.html);
      event.clipboardData?.setData('text/plain', held.text);
      event.preventDefault();
    }),
  );
  await work.bringToFront();
  return async (held) => {
    await page.bringToFront();
    await page.evaluate((text) => {
      document.body.dataset['clip'] = text;
    }, JSON.stringify(held));
    await page.keyboard.press('Control+C');
  };
}
