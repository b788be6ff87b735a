import type { Locator, Page } from '@playwright/test';

const ready = new WeakSet<Page>();

/** Opens the browser's own file chooser by keyboard and takes files in it. */
export async function chooseFiles(page: Page, input: Locator, files: readonly string[]): Promise<void> {
  // Playwright catches choosers only while somebody listens; a listener that stays keeps it from coming too late.
  if (!ready.has(page)) page.on('filechooser', () => undefined);
  ready.add(page);
  await input.focus();
  const chooser = page.waitForEvent('filechooser');
  await input.press('Enter');
  await (await chooser).setFiles([...files]);
}
