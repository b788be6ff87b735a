import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { replaySheet } from '#src/documents/replay-sheet.ts';
import type { Finding } from '#src/domain/replay/finding.ts';
import { findingsIn, type ReplayReport } from '#src/domain/replay/replay.ts';
import { checkWords } from '#src/domain/replay/words.ts';
import { createPrint } from '#src/services/create-print.ts';
import { replayExport, type ReplayedExport } from '#src/services/replay/replay-export.ts';
import { UsageError, type Command } from '../command.ts';

/** Recomputes an export and nothing else: 0 where all holds, 1 naming what does not, 2 where it cannot be read. */
export const replayCommand: Command = {
  usage: 'DIR [--json] [--page FILE.pdf]',
  about:
    'recompute the judging from an export alone: draws, assignment, scores, ranking, votes, quotas, ballots, prizes, audit chain;\n' +
    '      names file, line and place of what does not hold; with --page one page of the result to be signed',
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { json: { type: 'boolean' }, page: { type: 'string' } },
      allowPositionals: true,
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('name one folder of an export');
    const done = await replayExport(resolve(folder));
    if ('unreadable' in done) {
      process.stdout.write(`无法读取 unreadable: ${shown(done.unreadable.zh)}\n    ${shown(done.unreadable.en)}\n`);
      return 2;
    }
    process.stdout.write(values.json === true ? `${JSON.stringify(done.report, null, 1)}\n` : reportText(done.report));
    if (values.page !== undefined) await writePage(values.page, done);
    return findingsIn(done.report) === 0 ? 0 : 1;
  },
};

async function writePage(path: string, { report, edition }: ReplayedExport): Promise<void> {
  if (edition === null) {
    process.stderr.write(
      '没有可载入的届次定义，不能打印结果页。\nNo edition could be loaded: there is no page of the result.\n',
    );
    return;
  }
  const print = createPrint();
  try {
    // The page bears the moment it was made at; nothing that is recomputed depends on it.
    const printed = await print.letter(replaySheet({ edition, report, at: new Date() }));
    await writeFile(path, printed.pdf.bytes);
  } finally {
    await print.close();
  }
}

/** A report as text: each check with its count, then what does not hold and what was not checked. */
function reportText(report: ReplayReport): string {
  const lines: string[] = [];
  for (const { check, count, findings, skipped } of report.checks) {
    const { zh, en } = checkWords[check];
    const verdict = findings.length === 0 ? '成立 holds' : `不成立 does not hold: ${findings.length}`;
    lines.push(`${zh} ${en} (${count}): ${verdict}`);
    for (const one of findings) lines.push(`  ✗ ${placeOf(one)}: ${shown(one.zh)}`, `    ${shown(one.en)}`);
    for (const one of skipped)
      lines.push(`  – 未核对 not checked: ${placeOf(one)}: ${shown(one.zh)}`, `    ${shown(one.en)}`);
  }
  const wrong = findingsIn(report);
  const root = report.root === null ? '' : `root ${report.root.seq} ${report.root.hash}\n`;
  const end = wrong === 0 ? '全部成立 OK' : `不成立 does not hold: ${wrong}`;
  return `${lines.join('\n')}\nmanifest.json ${report.manifest ?? ''}\n${root}${end}\n`;
}

const placeOf = ({ file, line, path }: Finding): string =>
  shown(`${file}${line === null ? '' : `:${line}`}${path === '' ? '' : ` ${path}`}`);

/** What a damaged export says may hold anything: nothing of it steers the terminal. */
const shown = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
