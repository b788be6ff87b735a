import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingTable } from '#src/adapters/setting-table.ts';
import { settingsDocument, settingsFile } from '../../scripts/write-settings.ts';
import { settled } from './same-text.ts';

describe('docs/settings.md', () => {
  it('is current; `node scripts/write-settings.ts` writes it anew', () => {
    expect(settled(readFileSync(settingsFile, 'utf8'))).toBe(settled(settingsDocument(settingTable)));
  });
  it('has a line for every setting, and says which of them `serve` needs', () => {
    const text = settingsDocument(settingTable);
    for (const { name, required } of settingTable)
      expect(text).toContain(`| \`${name}\` | ${required.join(', ') || '—'} |`);
  });
  it('would show a setting that is added', () => {
    const words = { zh: '试', en: 'tried' };
    const more = settingsDocument([
      ...settingTable,
      { name: 'TRIED', required: ['serve'], otherwise: words, meaning: words, expected: 'a|b' },
    ]);
    expect(more).toContain('| `TRIED` | serve | 试<br>tried | a\\|b | 试<br>tried |');
    expect(settled(more)).not.toBe(settled(readFileSync(settingsFile, 'utf8')));
  });
});
