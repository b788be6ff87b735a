import { readFile } from 'node:fs/promises';
import { expect, type Browser, type BrowserContext, type Locator } from '@playwright/test';
import { readPdf } from '../../documents/read-back.ts';
import { download, finalise, sealLeaves, submit } from './dossier.ts';
import { open } from './entry.ts';
import { clearPrecheck, sendToPrecheck } from './precheck.ts';
import { packageOf, withoutIds } from './package.ts';
import { Scanner } from './scanner.ts';
import type { Desk } from './sheets.ts';

/**
 * From 定稿 to the receipt, through the pre-check by a clerk where the edition has one: the same digest stands on the leaves, on every page of the first volume and on the receipt,
 * and the package holds what was typed.
 */
export async function finishDossier(
  desk: Desk,
  browser: Browser,
  clerk: BrowserContext | null,
  leafCount: number,
): Promise<void> {
  const { page, applicant } = desk;
  const digest = await finalise(page);
  if (clerk !== null) {
    await sendToPrecheck(page);
    await clearPrecheck(desk, clerk);
  }
  const scanner = await Scanner.open(browser);
  const leaves = await sealLeaves(desk, scanner);
  await scanner.close();
  expect(leaves).toHaveLength(leafCount);
  const receipt = await submit(page);
  expect(receipt.digest).toBe(digest);
  await open(page, '文件与打印');
  const fileOf = (name: string): Locator => page.getByRole('row').filter({ hasText: name }).getByRole('link');
  const volume = await download(desk, fileOf('volume-a.pdf'), 'volume-a.pdf');
  for (const file of [...leaves, volume]) {
    const { pages } = await readPdf(await readFile(file));
    const bare = pages.filter(({ text }) => text !== '' && !text.includes(digest.slice(0, 16)));
    expect(bare, `pages of ${file} without the digest`).toEqual([]);
  }
  const archive = await download(desk, fileOf('package.zip'), 'package.zip');
  expect(withoutIds(await packageOf(archive))).toEqual(withoutIds(applicant.data));
}
