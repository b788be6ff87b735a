import { Button } from 'antd';
import type { ReceiptPage } from '../api/types.ts';
import { useJudgement, useDefinition, usePage } from '../book/hooks.ts';
import { nameOf } from '#src/domain/form/identity.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { localStamp, localTime } from '../words/moments.ts';
import { workWords } from '../words/work-words.ts';
import { receiptBody } from './receipt-body.ts';
import { leafTitle } from './leaf-title.ts';

/** The proof of a submission: number, time, D, and each sealed page with the revision it was printed in. */
export function Receipt({ receipt }: { readonly receipt: ReceiptPage }) {
  const t = useWords(dossierWords);
  const w = useWords(workWords);
  const say = useSay();
  const language = useLanguage();
  const page = usePage();
  const definition = useDefinition();
  const { data } = useJudgement();
  const { scans } = receiptBody(receipt.body);
  return (
    <article
      className={receipt.withdrawnAt === null ? 'receipt' : 'receipt void'}
      aria-label={`${t.receiptTitle} ${receipt.number}`}
    >
      <h3>
        {t.receiptTitle}
        {receipt.withdrawnAt !== null && t.inBrackets(t.withdrawn)}
      </h3>
      <p className="number mono">{receipt.number}</p>
      <dl className="facts">
        <dt>{w.applicant}</dt>
        <dd>{nameOf(definition, data)}</dd>
        <dt>{w.class}</dt>
        <dd>{say(definition.form)}</dd>
        <dt>{t.submittedAt}</dt>
        <dd>
          {localStamp(receipt.submittedAt).slice(0, 10)} {localTime(receipt.submittedAt)}
        </dd>
        {receipt.withdrawnAt !== null && (
          <>
            <dt>{t.withdrawnAt}</dt>
            <dd>{localStamp(receipt.withdrawnAt)}</dd>
          </>
        )}
        <dt>{t.digest}</dt>
        <dd className="mono">{receipt.digest}</dd>
        {scans.length > 0 && (
          <>
            <dt>{t.leaves}</dt>
            <dd>
              {scans
                .map(
                  (scan) =>
                    `${leafTitle(definition, data, scan.leaf, language)}${t.inBrackets(t.printedIn(scan.printedInRevision) + (scan.kept ? t.comma + t.keptLeaf : ''))}`,
                )
                .join(t.comma)}
            </dd>
          </>
        )}
      </dl>
      <p>
        <Button href={`/api/applications/${page.id}/receipts/${receipt.revision}.pdf`} target="_blank">
          {t.receiptPdf}
        </Button>{' '}
        {receipt.withdrawnAt === null && (
          <Button href={`/api/applications/${page.id}/documents/package.zip`}>{t.packageFile}</Button>
        )}
      </p>
    </article>
  );
}
