import { expect, type Page } from '@playwright/test';
import { sheetTitle } from '#src/web/sheet/spot.ts';
import { answersOf, type Applicant } from './applicant.ts';
import type { Clip } from '#tests/web/clipboard/fixtures.ts';
import { open } from './entry.ts';
import { columnsInOrder } from '#src/web/sheet/columns.ts';
import type { Row, SheetAnswers } from '#src/domain/form/answers.ts';
import { fillSheet } from './fill-sheet.ts';
import { planOf } from './plan.ts';

export interface Desk {
  readonly page: Page;
  readonly applicant: Applicant;
  readonly copy: (clip: Clip) => Promise<void>;
  readonly consent: { given: boolean };
}

/** Blocks to paste in one instance of a sheet, by the label of the cell they go into. */
export type Pastes = readonly ReadonlyMap<string, Clip>[];

/** Opens a sheet from the contents and fills in every instance the applicant has of it. */
export async function fillWhole(
  { page, applicant, copy, consent }: Desk,
  id: string,
  pastes: Pastes = [],
): Promise<void> {
  const sheet = applicant.definition.definitions[id];
  if (sheet === undefined) throw new Error(`no sheet ${id}`);
  await open(page, sheetTitle(sheet).zh);
  await expect(page.locator('.sheet-title, .sheet h2').first()).toContainText(sheet.title.zh);
  const instances = answersOf(applicant, id);
  for (const [index, answers] of instances.entries()) {
    if (index > 0) await addInstance(page, index);
    const block = pastes[index];
    await fillSheet({
      page,
      plan: planOf(sheet, answers),
      path: applicant.path,
      copy,
      consent,
      ...(block === undefined ? {} : { pastes: block }),
    });
  }
}

async function addInstance(page: Page, before: number): Promise<void> {
  await expect(page.getByRole('tab')).toHaveCount(before);
  await page
    .getByRole('button', { name: /^＋ 添加/u })
    .first()
    .press('Enter');
  await expect(page.getByRole('tab')).toHaveCount(before + 1);
  await expect(page.getByRole('tab').nth(before)).toHaveAttribute('aria-selected', 'true');
}

/** Waits until the page says that everything typed is on the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('.save-state')).toHaveText(/^已保存/u);
}

/** What the page lists as still to be mended, as it says it. */
export async function errorsListed(page: Page): Promise<readonly string[]> {
  const list = page.locator('.missing');
  const more = list.getByRole('button', { name: /^＋\d+$/u });
  while ((await more.count()) > 0) await more.first().press('Enter');
  return await list.locator('.finding.error').allInnerTexts();
}

/** The rows of a table as a block of a spreadsheet, by the label of the cell it is pasted into. */
export function pasteOf(
  { definition }: Applicant,
  id: string,
  table: string,
  answers: SheetAnswers,
  shape: (lines: readonly (readonly string[])[]) => Clip,
): readonly [string, Clip] {
  const sheet = definition.definitions[id];
  const field = sheet?.fields[table];
  if (sheet === undefined || field?.type !== 'rows') throw new Error(`no table ${id}.${table}`);
  const columns = columnsInOrder(sheet, table);
  const lines = ((answers[table] ?? []) as readonly Row[]).map((row) => columns.map((column) => row[column] ?? ''));
  const first = field.columns[columns[0] ?? '']?.label.zh ?? '';
  return [`${sheetTitle(sheet).zh} ${field.label.zh} 第1行 ${first}`, shape(lines)];
}
