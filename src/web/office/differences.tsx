import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import type { WholeCase } from './types.ts';

interface Difference {
  readonly kind: string;
  readonly label: Text;
  readonly before: string;
  readonly after: string;
}

/** How two revisions that were handed in differ; the last two unless others are chosen. */
export function Differences({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(officeWords);
  const revisions = whole.receipts.map((receipt) => receipt.revision).toSorted((a, b) => a - b);
  const pairs = revisions.slice(1).map((to, index) => ({ from: revisions[index] ?? to, to }));
  const [chosen, choose] = useState<string | null>(null);
  const key = (pair: { from: number; to: number }): string => `${pair.from}-${pair.to}`;
  const pair = pairs.find((one) => key(one) === chosen) ?? pairs.at(-1);
  return (
    <section className="differences">
      <h3>{t.differences}</h3>
      {pair === undefined ? (
        <p className="quiet">{t.oneRevision}</p>
      ) : (
        <>
          {pairs.length > 1 && (
            <select
              className="choice"
              aria-label={t.differences}
              value={key(pair)}
              onChange={(event) => choose(event.currentTarget.value)}
            >
              {pairs.map((one) => (
                <option key={key(one)} value={key(one)}>
                  {t.differencesOf(one.from, one.to)}
                </option>
              ))}
            </select>
          )}
          <Table id={whole.id} {...pair} />
        </>
      )}
    </section>
  );
}

function Table({ id, from, to }: { readonly id: string; readonly from: number; readonly to: number }) {
  const t = useWords(officeWords);
  const say = useSay();
  const { data: answer } = useQuery({
    queryKey: ['differences', id, from, to],
    queryFn: () => request<readonly Difference[]>(`/api/cases/${id}/differences?from=${from}&to=${to}`),
    staleTime: Infinity,
  });
  if (answer === undefined) return <p>{t.comparing}</p>;
  if (!answer.ok) return <p role="alert">{say(answer.refusal.reason)}</p>;
  if (answer.value.length === 0) return <p>{t.noDifference}</p>;
  return (
    <div className="table-scroll">
      <table className="doc-table">
        <thead>
          <tr>
            <th scope="col">{t.where}</th>
            <th scope="col">{t.revision(from)}</th>
            <th scope="col">{t.revision(to)}</th>
          </tr>
        </thead>
        <tbody>
          {answer.value.map((one, index) => (
            <tr key={`${one.label.zh}-${index}`}>
              <th scope="row">{say(one.label)}</th>
              <td>{one.before === '' ? t.empty : one.before}</td>
              <td>{one.after === '' ? t.empty : one.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
