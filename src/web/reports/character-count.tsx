import type { Report } from '#src/definition/edition.ts';
import { reportsStore } from '#src/domain/form/application.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import { useMayWrite, useText, useWorkbook } from '../book/hooks.ts';
import { useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';

/** Characters counted from the PDF with the method, or declared by the applicant where it has no text. */
export function CharacterCount({ report, stored }: { readonly report: Report; readonly stored: StoredFile }) {
  const t = useWords(dossierWords);
  const workbook = useWorkbook();
  const key = `${report.id}/declaredCharacters`;
  const may = useMayWrite(reportsStore, key);
  const declared = useText(reportsStore, key);
  const limit = report.limit === undefined ? '' : t.inBrackets(t.limitOf(report.limit.max));
  if (stored.characters !== undefined && stored.characters > 0) {
    const over = report.limit !== undefined && stored.characters > report.limit.max;
    return (
      <p>
        {t.characters}
        {limit}
        {t.colon}
        <strong className={over ? 'danger-note' : ''}>{t.counted(stored.characters)}</strong>{' '}
        <span className="quiet">{t.countMethod}</span>
      </p>
    );
  }
  return (
    <label className="it">
      {t.declared}
      {limit}{' '}
      <input
        type="text"
        inputMode="numeric"
        value={declared}
        readOnly={!may}
        onChange={(event) => workbook.write(reportsStore, key, event.currentTarget.value.replace(/[^\d]/gu, ''))}
      />
    </label>
  );
}
