import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails for whatever axe finds on the page as it is: WCAG 2.2 AA and good practice. */
export async function expectAccess(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await atRest(page);
  // The only frames show PDF files: axe need not open a second page to put the findings of frames together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect.soft(found, name).toEqual([]);
}

/** Frames without any movement after which a page is taken to be at rest: a dialog begins to open some frames after it is there. */
const quietFrames = 10;

/** Waits until colours and places stand still: in between a contrast is neither of the two that were designed. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let quiet = 0; quiet < frames; quiet += 1) {
      await new Promise(requestAnimationFrame);
      const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      if (moving.length > 0) quiet = 0;
      await Promise.allSettled(moving.map((one) => one.finished));
    }
  }, quietFrames);
}
