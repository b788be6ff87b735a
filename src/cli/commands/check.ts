import { parseArgs } from 'node:util';
import { check as checkApplication } from '#src/domain/form/check.ts';
import { lacksOf } from '#src/domain/form/glyphs.ts';
import { filledOn } from '#src/domain/form/identity.ts';
import { fontCoverage } from '#src/adapters/typst/coverage.ts';
import { fontFolders } from '#src/adapters/typst/fonts.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import { UsageError, type Command } from '../command.ts';
import { openPackage, type OpenPackage } from '../open-package.ts';

/** Checks a package and prints its findings as JSON: 0 nothing blocks, 1 something does, 2 unreadable. */
export const check: Command = {
  usage: 'PACKAGE [--at TIME]',
  about: 'check an application package; PACKAGE is a folder or zip of application.json, files/, manifest.json',
  run: async (words) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { at: { type: 'string' } },
      allowPositionals: true,
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new UsageError('name one package');
    const opened = await openPackage(path);
    if ('unreadable' in opened) {
      report(false, opened.findings ?? [], opened.unreadable);
      return 2;
    }
    const findings = findingsOf(opened, values.at);
    const ok = !findings.some((finding) => finding.severity === 'error');
    report(ok, findings);
    return ok ? 0 : 1;
  },
};

/** All findings of an open package at a time; by default its filling date. */
export function findingsOf(opened: OpenPackage, at?: string): readonly Finding[] {
  const lacks = lacksOf(fontCoverage(fontFolders()));
  return [...opened.findings, ...checkApplication(opened.edition, opened.data, { at: timeOf(opened, at), lacks })];
}

/** When an application is checked: as asked, else on its filling date, else on the window's last day. */
export function timeOf({ edition, data }: OpenPackage, at?: string): Date {
  if (at !== undefined) {
    const asked = new Date(at);
    if (Number.isNaN(asked.getTime())) throw new UsageError(`--at is not a time: ${at}`);
    return asked;
  }
  const definition = edition.classes[data.class];
  const filled = new Date(definition === undefined ? '' : filledOn(definition, data));
  return Number.isNaN(filled.getTime()) ? new Date(edition.file.window.to) : filled;
}

function report(ok: boolean, findings: readonly Finding[], unreadable?: string): void {
  const shown = findings.map(({ rule, severity, path, message, clause }) => ({
    rule,
    severity,
    path,
    message: message.zh,
    messageEn: message.en,
    ...(clause === undefined ? {} : { clause: clause.zh }),
  }));
  process.stdout.write(
    `${JSON.stringify({ ok, findings: shown, ...(unreadable === undefined ? {} : { unreadable }) }, null, 2)}\n`,
  );
}
