import { expect, type Page } from '@playwright/test';
import type { EvidenceItem } from '#src/domain/form/answers.ts';
import { provable } from '#src/web/evidence/provable.ts';
import { type } from './active.ts';
import { chooseFiles } from './choose-files.ts';
import { open } from './entry.ts';
import type { Desk } from './sheets.ts';

/** Puts every proof the applicant has into its slot, with its facts, its files and what it proves. */
export async function addEvidence(desk: Desk): Promise<void> {
  const { page, applicant } = desk;
  await open(page, '证实性材料');
  const labels = new Map(provable(applicant.definition, 'zh').map(({ value, label }) => [value, label]));
  for (const item of applicant.data.evidence) await addItem(desk, item, labels);
}

async function addItem(
  { page, applicant }: Desk,
  item: EvidenceItem,
  labels: ReadonlyMap<string, string>,
): Promise<void> {
  const category = applicant.definition.evidence.find((one) => one.id === item.category)?.title.zh ?? '';
  const [first = '', ...others] = item.files.map(applicant.nameOf);
  await chooseFiles(page, page.getByLabel(`添加文件 ${category}`, { exact: true }), [applicant.path(first)]);
  const form = page.getByRole('region', { name: first.replace(/\.[^.]+$/u, ''), exact: true });
  await expect(form).toBeVisible();
  const facts: readonly [string, string | undefined][] = [
    ['名称', item.title],
    ['出具机构', item.issuer],
    ['编号', item.number],
    ['出具日期', item.issued],
    ['有效期至', item.validUntil],
  ];
  await page.getByLabel('名称', { exact: true }).focus();
  for (const [label, text] of facts) {
    await expect(page.getByLabel(label, { exact: true })).toBeFocused();
    await page.keyboard.press('Control+A');
    await (text === undefined ? page.keyboard.press('Delete') : type(page, text));
    await page.keyboard.press('Tab');
  }
  for (const proven of item.proves) await chooseProven(page, labels.get(proven) ?? '');
  await page.keyboard.press('Escape');
  const more = page.getByLabel(`添加文件 ${item.title}`, { exact: true });
  for (const [index, name] of others.entries()) {
    await chooseFiles(page, more, [applicant.path(name)]);
    await expect(page.locator('.item-files li')).toHaveCount(index + 2);
  }
}

/** The list of fields is focused: types a label and takes the one that is found. */
async function chooseProven(page: Page, label: string): Promise<void> {
  await type(page, label);
  await expect(page.getByRole('option', { name: label, exact: true }).first()).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(
    page.locator('.ant-select-selection-item, .ant-select-content-item').filter({ hasText: label }).first(),
  ).toBeVisible();
}
