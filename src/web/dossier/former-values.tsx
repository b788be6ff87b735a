import { useQuery } from '@tanstack/react-query';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { usePage } from '../book/hooks.ts';
import { useSay, useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { localStamp } from '../words/moments.ts';

interface FormerValue {
  readonly amendment: { readonly number: number; readonly title: Text };
  readonly sheet: string;
  readonly path: string;
  readonly label: Text;
  readonly value: string;
  readonly by: string;
  readonly at: string;
}

/** What was typed in fields that amendments took away: kept in sight, printed no more. Nothing where there is none. */
export function FormerValues() {
  const t = useWords(dossierWords);
  const say = useSay();
  const { id, editionDigest } = usePage();
  const { data: answer } = useQuery({
    queryKey: ['former-values', id, editionDigest],
    queryFn: () => request<readonly FormerValue[]>(`/api/applications/${id}/former-values`),
    staleTime: Infinity,
  });
  if (answer === undefined || !answer.ok || answer.value.length === 0) return null;
  return (
    <section className="panel">
      <h3>{t.formerTitle}</h3>
      <p>{t.formerHint}</p>
      <div className="table-scroll">
        <table className="doc-table">
          <tbody>
            {answer.value.map((one) => (
              <tr key={`${one.sheet} ${one.path}`}>
                <th scope="row">{say(one.label)}</th>
                <td>{one.value}</td>
                <td>
                  {one.by} · {localStamp(one.at)}
                  <br />
                  {t.formerAmendment(one.amendment.number, say(one.amendment.title))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
