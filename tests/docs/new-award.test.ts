import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadEdition } from '#src/definition/loader.ts';
import { run } from '../cli/laurel.ts';
import { testFolder } from '../support/folders.ts';

const clone = resolve(import.meta.dirname, '../..');
const source = join(clone, 'examples/yunxi-quality-award/2026');
const text = readFileSync(join(clone, 'docs/new-award.md'), 'utf8');
const [days, prize, channel, field, row, rule, clause, stage] = [...text.matchAll(/```json\n([\s\S]*?)```/gu)].map(
  (match): any => JSON.parse(match[1] ?? ''),
);

test('every file its table names is there', () => {
  const table = text.slice(text.indexOf('## Where each thing is'), text.indexOf('## Copy the folder'));
  const files = [...table.matchAll(/`(?:\.\/)?([\w/-]+\.json)`/gu)].map((match) => match[1] ?? '');
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) expect(existsSync(join(source, file)), file).toBe(true);
});

test('the changes it shows, made to a copy as it says, give an edition that loads', () => {
  const folder = testFolder();
  for (const part of ['codes', 'criteria', 'scales', 'calendars'])
    cpSync(join(clone, part), join(folder, part), { recursive: true });
  const copy = join(folder, 'examples/my-award/2027');
  cpSync(source, copy, { recursive: true });
  const change = (file: string, how: (json: any) => void): void => {
    const json = JSON.parse(readFileSync(join(copy, file), 'utf8'));
    how(json);
    writeFileSync(join(copy, file), JSON.stringify(json));
  };
  change('edition.json', (json) => {
    Object.assign(json, days, { programme: 'my-award', id: '2027', demoClock: '2027-03-20T10:00:00+08:00' });
    json.prizes[0] = prize;
  });
  change('codes/district-yunxi.json', (json) => {
    json.items[0].children.push({ code: channel.region, zh: '兰汀区', en: 'Lanting District' });
  });
  change('channels.json', (json) => {
    for (const one of json.channels) one.cutOff = days.window.to;
    json.channels.push(channel);
  });
  change('organisation/sheets/basic.json', (json) => {
    Object.assign(json.fields, field);
    json.blocks.find((block: any) => block.kind === 'grid').rows.push(row);
  });
  change('organisation/rules.json', (json) => json.rules.push(rule));
  change('criteria/yunxi-excellence-2026.json', ({ clauses }) => {
    const before = clauses.findIndex((one: any) => one.id === '5.3');
    clauses[before].points -= clause.points;
    clauses.splice(before + 1, 0, clause);
  });
  change('assessment.json', ({ classes }) => {
    classes.organisation.stages[1] = stage;
  });
  const edition = loadEdition(copy);
  expect(edition.file).toMatchObject({ programme: 'my-award', id: '2027', window: days.window });
  expect(edition.classes['organisation']?.definitions['basic']?.fields['patents']).toEqual(field.patents);
});

test('the message it shows is what the check says', async () => {
  const folder = testFolder();
  for (const part of ['codes', 'criteria', 'scales', 'calendars'])
    cpSync(join(clone, part), join(folder, part), { recursive: true });
  cpSync(source, join(folder, '2026'), { recursive: true });
  const sheet = join(folder, '2026/organisation/sheets/basic.json');
  writeFileSync(sheet, readFileSync(sheet, 'utf8').replaceAll('"district-yunxi"', '"district-yunxo"'));
  const { code, out } = await run('workflow', '--check', join(folder, '2026'));
  expect(code).toBe(1);
  expect(text).toContain(out.trim());
});
