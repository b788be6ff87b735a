import type { Page } from '@playwright/test';

/** The element that has the focus, as the driver needs to know it. */
export interface Active {
  readonly inSheet: boolean;
  readonly tag: string;
  readonly type: string;
  readonly label: string;
  readonly value: string;
  readonly checked: boolean;
}

/** Reads what has the focus; the same as a person sees before typing. */
export async function activeOf(page: Page): Promise<Active> {
  return await page.evaluate(() => {
    const element = document.activeElement as HTMLElement & { value?: string; type?: string; checked?: boolean };
    return {
      inSheet: element.closest('.sheet') !== null,
      tag: element.tagName,
      type: element.type ?? '',
      label: element.getAttribute('aria-label') ?? element.textContent ?? '',
      value: element.value ?? '',
      checked: element.checked === true,
    };
  });
}

/** Puts Chinese in as an input method does, at once; short ASCII key by key. */
export async function type(page: Page, text: string): Promise<void> {
  if (/^[\x20-\x7e]{1,24}$/u.test(text)) await page.keyboard.type(text);
  else await page.keyboard.insertText(text);
}
