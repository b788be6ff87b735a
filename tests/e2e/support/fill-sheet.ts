import { expect, type Page } from '@playwright/test';
import { activeOf, type, type Active } from './active.ts';
import { chooseFiles } from './choose-files.ts';
import type { Clip } from '#tests/web/clipboard/fixtures.ts';
import type { Plan, Wanted } from './plan.ts';

export interface Filling {
  readonly page: Page;
  /** Whether this applicant has consented to the handling of sensitive data; asked once an application (X11). */
  readonly consent: { given: boolean };
  readonly plan: Plan;
  /** Path of a file the applicant has, by its name. */
  readonly path: (name: string) => string;
  /** Blocks that are pasted rather than typed, by the label of the cell they are pasted into. */
  readonly pastes?: ReadonlyMap<string, Clip>;
  readonly copy?: (clip: Clip) => Promise<void>;
}

/** Stops one walk along a sheet may take. */
const most = 1500;

/**
 * Goes along a sheet from cell to cell by Tab (by Enter from row to row of a table) and enters what the plan wants
 * under each accessible label; whatever is still to be entered after that is looked for once more.
 */
export async function fillSheet(filling: Filling): Promise<void> {
  const { page, plan } = filling;
  expect(plan.twice, 'labels met twice on one sheet').toEqual([]);
  const left = new Set([...plan.cells].filter(([, wanted]) => isOwed(wanted)).map(([label]) => label));
  for (let pass = 0; pass < 4 && left.size > 0; pass += 1) {
    const [first = ''] = left;
    const cell = page.locator('.sheet').getByLabel(first, { exact: true }).first();
    await expect(cell, `the cell “${first}”`).toBeAttached();
    await cell.focus();
    await walk(filling, left);
  }
  expect([...left], 'cells that were not reached').toEqual([]);
}

const isOwed = (wanted: Wanted): boolean => wanted.kind !== 'option' || wanted.chosen;

async function walk(filling: Filling, left: Set<string>): Promise<void> {
  const { page, plan, path, pastes, copy } = filling;
  let active = await activeOf(page);
  for (let stops = 0; left.size > 0; stops += 1) {
    active = await consented(filling, active);
    if (!active.inSheet) return;
    expect(stops, `stops on the sheet; at “${active.label}”`).toBeLessThan(most);
    const block = pastes?.get(active.label);
    if (block !== undefined && copy !== undefined && left.has(active.label)) {
      await paste(page, block, copy);
      active = await activeOf(page);
    }
    const wanted = plan.cells.get(active.label);
    if (wanted !== undefined) active = await enter({ page, active, wanted, plan, path, left });
    active = await goOn(page, active, wanted);
  }
}

/** Agrees where the page asks for consent at the first sensitive field, which then has the focus again. */
async function consented({ page, plan, consent }: Filling, active: Active): Promise<Active> {
  const wanted = plan.cells.get(active.label);
  const dialog = page.getByRole('dialog', { name: '敏感个人信息单独告知' });
  const asked = active.inSheet ? wanted?.kind === 'text' && wanted.sensitive : await dialog.isVisible();
  if (consent.given || !asked) return active;
  await dialog.getByRole('button', { name: '知悉并同意' }).press('Enter');
  consent.given = true;
  await expect.poll(async () => (await activeOf(page)).inSheet).toBe(true);
  return await activeOf(page);
}

async function paste(page: Page, block: Clip, copy: (clip: Clip) => Promise<void>): Promise<void> {
  await copy(block);
  await page.bringToFront();
  await page.keyboard.press('Control+V');
  await expect(page.getByText(/已粘贴 \d+ 行/u).last()).toBeVisible();
}

interface Entry {
  readonly page: Page;
  readonly active: Active;
  readonly wanted: Wanted;
  readonly plan: Plan;
  readonly path: (name: string) => string;
  readonly left: Set<string>;
}

/** Enters one cell; where the focus is afterwards. */
async function enter({ page, active, wanted, plan, path, left }: Entry): Promise<Active> {
  const { label } = active;
  left.delete(label);
  if (wanted.kind === 'files') {
    await attach(page, wanted, path);
    return await activeOf(page);
  }
  if (wanted.kind === 'text') await enterText(page, active, wanted);
  else if (active.tag === 'SELECT') await select(page, label, wanted.option);
  else if (active.type === 'radio') {
    const chosen = await choose(page, active, plan);
    left.delete(chosen.label);
    return chosen;
  } else if (wanted.chosen !== active.checked) await page.keyboard.press('Space');
  return active;
}

async function enterText(page: Page, active: Active, wanted: Extract<Wanted, { kind: 'text' }>): Promise<void> {
  if (wanted.text === '') {
    await page.keyboard.press('Alt+Enter');
    await expect(page.getByLabel('未填原因', { exact: true })).toBeFocused();
    await type(page, wanted.reason);
    return await page.keyboard.press('Enter');
  }
  if (active.value === wanted.text) return;
  if (active.value !== '') await page.keyboard.press('Control+A');
  await type(page, wanted.text);
}

/** Arrow keys choose from a list without opening it. */
async function select(page: Page, label: string, option: string): Promise<void> {
  const list = page.getByLabel(label, { exact: true });
  const at = await list.evaluate(
    (element: HTMLSelectElement, text) => [
      element.selectedIndex,
      [...element.options].findIndex((one) => one.textContent === text),
    ],
    option,
  );
  const [now = 0, wanted = -1] = at;
  expect(wanted, `“${option}” among the options of “${label}”`).toBeGreaterThan(-1);
  for (let step = now; step < wanted; step += 1) await page.keyboard.press('ArrowDown');
  for (let step = now; step > wanted; step -= 1) await page.keyboard.press('ArrowUp');
}

/** Space takes the box that has the focus, arrows go to the next of its group. */
async function choose(page: Page, from: Active, plan: Plan): Promise<Active> {
  let active = from;
  for (let steps = 0; steps < 12; steps += 1) {
    const wanted = plan.cells.get(active.label);
    if (wanted?.kind === 'option' && wanted.chosen) {
      if (!active.checked) await page.keyboard.press('Space');
      return active;
    }
    await page.keyboard.press('ArrowDown');
    active = await activeOf(page);
  }
  throw new Error(`no box of “${from.label}” is the wanted one`);
}

async function attach(
  page: Page,
  { files }: Extract<Wanted, { kind: 'files' }>,
  path: (name: string) => string,
): Promise<void> {
  await chooseFiles(
    page,
    page.locator('input:focus'),
    files.map(({ name }) => path(name)),
  );
  for (const { name, caption } of files) {
    if (caption === undefined) await expect(page.locator('.file-slot').getByAltText(name)).toBeVisible();
    else await page.getByLabel(`${name} 说明文字`, { exact: true }).focus();
    if (caption !== undefined) await type(page, caption);
  }
}

/** On to the next cell: Enter at the end of a table's row begins the next one, Tab everywhere else. */
async function goOn(page: Page, active: Active, wanted: Wanted | undefined): Promise<Active> {
  if (wanted?.goesOn !== true) {
    await page.keyboard.press('Tab');
    return await activeOf(page);
  }
  await page.keyboard.press(active.tag === 'TEXTAREA' ? 'Control+Enter' : 'Enter');
  await expect.poll(async () => (await activeOf(page)).label).not.toBe(active.label);
  return await activeOf(page);
}
