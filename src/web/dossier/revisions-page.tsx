import { useQuery } from '@tanstack/react-query';
import { Empty } from 'antd';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import type { ReceiptPage } from '../api/types.ts';
import { useDefinition, useJudgement, usePage } from '../book/hooks.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { localStamp } from '../words/moments.ts';
import { leafTitle } from './leaf-title.ts';
import { FormerValues } from './former-values.tsx';
import { leafChanges, receiptBody, type Change } from './receipt-body.ts';

/** Submitted revisions, newest first, each against the one before it. */
export default function RevisionsPage() {
  const t = useWords(dossierWords);
  const page = usePage();
  const receipts = page.receipts.toSorted((a, b) => b.revision - a.revision);
  return (
    <div className="page">
      <h2>{t.revisionsTitle}</h2>
      {receipts.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.revisionsEmpty} />}
      {receipts.map((receipt, index) => (
        <Revision key={receipt.number} receipt={receipt} before={receipts[index + 1]} />
      ))}
      <FormerValues />
    </div>
  );
}

function Revision({ receipt, before }: { readonly receipt: ReceiptPage; readonly before: ReceiptPage | undefined }) {
  const t = useWords(dossierWords);
  const definition = useDefinition();
  const { data } = useJudgement();
  const language = useLanguage();
  const words: Readonly<Record<Change, string>> = {
    same: t.sameLeaf,
    changed: t.changedLeaf,
    new: t.newLeaf,
    gone: t.goneLeaf,
  };
  const changes =
    before === undefined
      ? []
      : leafChanges(receiptBody(before.body), receiptBody(receipt.body)).filter((one) => one.change !== 'same');
  return (
    <section className="panel">
      <h3>
        {t.revision(receipt.revision)} · {localStamp(receipt.submittedAt)}
        {receipt.withdrawnAt !== null && t.inBrackets(t.withdrawn)}
      </h3>
      <p className="mono">
        {receipt.number}
        <br />
        {receipt.digest}
      </p>
      {before !== undefined && (
        <>
          <h4>{t.differences}</h4>
          <ValueChanges from={before.revision} to={receipt.revision} />
          {changes.length === 0 ? (
            <p>{t.sameLeaf}</p>
          ) : (
            <ul>
              {changes.map((one) => (
                <li key={one.leaf}>
                  {leafTitle(definition, data, one.leaf, language)}
                  {t.colon}
                  {words[one.change]}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

interface ValueChange {
  readonly kind: string;
  readonly label: Text;
  readonly before: string;
  readonly after: string;
}

/** Every place where two revisions differ, old value beside new. */
function ValueChanges({ from, to }: { readonly from: number; readonly to: number }) {
  const t = useWords(dossierWords);
  const { id } = usePage();
  const language = useLanguage();
  const { data: answer } = useQuery({
    queryKey: ['differences', id, from, to],
    queryFn: () => request<readonly ValueChange[]>(`/api/applications/${id}/differences?from=${from}&to=${to}`),
    staleTime: Infinity,
  });
  if (answer === undefined) return <p>{t.comparing}</p>;
  if (!answer.ok) return <p>{answer.refusal.reason[language]}</p>;
  if (answer.value.length === 0) return <p>{t.noDifference}</p>;
  return (
    <div className="table-scroll">
      <table className="doc-table">
        <thead>
          <tr>
            <th scope="col">{t.place}</th>
            <th scope="col">{t.revision(from)}</th>
            <th scope="col">{t.revision(to)}</th>
          </tr>
        </thead>
        <tbody>
          {answer.value.map((one, index) => (
            <tr key={`${one.label.zh}-${index}`}>
              <th scope="row">{one.label[language]}</th>
              <td>{one.before}</td>
              <td>{one.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
