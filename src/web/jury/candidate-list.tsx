import { useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import { AskedAct } from './asked-act.tsx';
import type { DecisionMatters } from './types.ts';
import { useAct, useAwardEdition, useClassTitle } from './use-jury.ts';

/** Who is proposed to the committee; a member stands aside from one here. */
export function CandidateList({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(juryWords);
  const titleOf = useClassTitle();
  const place = useAwardEdition();
  const { act } = useAct();
  if (matters.candidates.length === 0) return null;
  const open = matters.me !== null && (matters.state === 'judging' || matters.state === 'deciding');
  return (
    <section className="panel" aria-label={t.candidates}>
      <h2>{t.candidates}</h2>
      {open && <p className="quiet">{t.recuseHint}</p>}
      <ul className="plain-list">
        {matters.candidates.map((one) => (
          <li key={one.application} className="with-act">
            <span>
              <strong>{one.name}</strong>
              <span className="quiet">
                {' '}
                {one.number} · {titleOf(one.class)}
              </span>
            </span>
            {open && (
              <AskedAct
                title={t.recuse}
                asks={t.recuseReason}
                act={async (reason) =>
                  (
                    await act({
                      path: '/api/recusals',
                      body: { ...place, application: one.application, reason },
                      done: t.recused,
                    })
                  ).ok
                }
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a member has said so far; which cases they are is left out. */
export function OwnRecusals({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(juryWords);
  const own = matters.recusals.filter(({ member }) => member === matters.me);
  if (own.length === 0) return null;
  return (
    <section className="panel" aria-label={t.ownRecusals}>
      <h2>{t.ownRecusals}</h2>
      <ul className="plain-list">
        {own.map((one) => (
          <li key={one.id}>
            {t.source[one.source]} · {t.recusalStates[one.state]}
            <br />
            <span className="quiet">{one.why ?? one.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
