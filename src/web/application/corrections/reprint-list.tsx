import { useDefinition, useJudgement, usePage } from '../../book/hooks.ts';
import { leafTitle } from '../../dossier/leaf-title.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';

/** 换页清单: after a correction is final, which leaves are printed and sealed again and whose seals hold. */
export function ReprintList() {
  const t = useWords(officeWords);
  const language = useLanguage();
  const page = usePage();
  const definition = useDefinition();
  const { data } = useJudgement();
  const corrected = page.corrections.some((one) => one.state === 'open' || one.state === 'answered');
  if (!corrected || page.state.phase !== 'final') return null;
  const own = page.checklist.filter((entry) => entry.side === 'applicant');
  const kept = own.filter((entry) => entry.scan !== null && entry.scan.revision !== page.revision);
  const again = own.filter((entry) => !kept.includes(entry));
  const names = (entries: typeof own): string =>
    entries.map(({ leaf }) => leafTitle(definition, data, leaf, language)).join(t.listComma);
  return (
    <section className="panel reprint">
      <p>
        <strong>{t.reprint}</strong>
        {t.colon}
        {again.length === 0 ? t.reprintNone : names(again)}{' '}
        <a href={`/api/applications/${page.id}/reprint-list/pdf`} target="_blank" rel="noreferrer">
          {t.reprintPdf}
        </a>
      </p>
      {kept.length > 0 && (
        <p>
          <strong>{t.holds}</strong>
          {t.colon}
          {names(kept)}
        </p>
      )}
    </section>
  );
}
