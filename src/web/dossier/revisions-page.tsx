import { Empty } from 'antd';
import type { ReceiptPage } from '../api/types.ts';
import { useDefinition, useJudgement, usePage } from '../book/hooks.ts';
import { useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { localStamp } from '../words/moments.ts';
import { leafTitle } from './leaf-title.ts';
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
      {receipts.map((receipt, index) => <Revision key={receipt.number} receipt={receipt} before={receipts[index + 1]} />)}
    </div>
  );
}

function Revision({ receipt, before }: { readonly receipt: ReceiptPage; readonly before: ReceiptPage | undefined }) {
  const t = useWords(dossierWords);
  const definition = useDefinition();
  const { data } = useJudgement();
  const words: Readonly<Record<Change, string>> = { same: t.sameLeaf, changed: t.changedLeaf, new: t.newLeaf, gone: t.goneLeaf };
  const changes = before === undefined ? [] : leafChanges(receiptBody(before.body), receiptBody(receipt.body)).filter((one) => one.change !== 'same');
  return (
    <section className="panel">
      <h3>{t.revision(receipt.revision)} · {localStamp(receipt.submittedAt)}{receipt.withdrawnAt !== null && `（${t.withdrawn}）`}</h3>
      <p className="mono">{receipt.number}<br />{receipt.digest}</p>
      {before !== undefined && (
        <>
          <h4>{t.differences}</h4>
          {changes.length === 0 ? <p>{t.sameLeaf}</p> : <ul>{changes.map((one) => <li key={one.leaf}>{leafTitle(definition, data, one.leaf)}：{words[one.change]}</li>)}</ul>}
        </>
      )}
    </section>
  );
}
