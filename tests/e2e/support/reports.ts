import { expect } from '@playwright/test';
import { type } from './active.ts';
import { open } from './entry.ts';
import { chooseFiles } from './choose-files.ts';
import type { Desk } from './sheets.ts';

/** Supplies every report as PDF, compares the pages found for its clauses with where they are, and confirms the table. */
export async function supplyReports({ page, applicant }: Desk): Promise<void> {
  for (const report of applicant.definition.reports) {
    const supplied = applicant.data.reports[report.id];
    if (supplied === undefined) continue;
    await open(page, report.title.zh);
    await chooseFiles(page, page.getByLabel('上传 PDF 报告', { exact: true }), [
      applicant.path(applicant.nameOf(supplied.file)),
    ]);
    const clauses = applicant.definition.clauses[report.id] ?? [];
    const confirm = page.getByRole('checkbox', { name: '对照表已核对' });
    await expect(confirm).toBeVisible();
    await expect(page.getByText('正在读取标题和字数…')).toBeHidden({ timeout: 60_000 });
    for (const { id, title } of clauses) {
      const at = String(supplied.pages[id] ?? '');
      const cell = page.getByLabel(`${id} ${title.zh}`, { exact: true });
      if ((await cell.inputValue()) === at) continue;
      await cell.press('Control+A');
      await type(page, at);
    }
    await confirm.press('Space');
    await expect(page.getByRole('checkbox', { name: '已核对确认' })).toBeChecked();
  }
}
