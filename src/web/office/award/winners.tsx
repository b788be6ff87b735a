import { useState } from 'react';
import { Button } from 'antd';
import { useAct, useClassTitle } from '../../jury/use-jury.ts';
import { awardWords } from '../../words/award-words.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { Line, Sentences } from '../decision/field.tsx';
import type { AwardPageData, OutcomePage } from './types.ts';
import { useAwardPath } from './use-award.ts';

/** Who gets which prize, with certificate and validity once conferred. */
export function Winners({ award }: { readonly award: AwardPageData }) {
  const t = useWords(awardWords);
  const say = useSay();
  const language = useLanguage();
  const titleOf = useClassTitle();
  const path = useAwardPath();
  const conferred = award.state === 'conferred';
  const ranked = award.prizes.flatMap((prize) => award.outcomes.filter((one) => one.prize === prize.id));
  const prizeOf = (id: string): string => {
    const prize = award.prizes.find((one) => one.id === id);
    return prize === undefined ? id : say(prize.name);
  };
  const title = conferred ? t.winnersConferred : t.winners;
  const mayRevoke = award.acts.some(({ act, denial }) => act === 'revoke' && denial === null);
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <ul className="winner-list">
        {ranked.map((one) => (
          <li key={one.application} className={one.state === 'withdrawn' || one.revokedAt !== null ? 'gone' : ''}>
            <p>
              <strong>{one.winner?.name ?? one.applicant}</strong>{' '}
              <span className="prize-mark">{prizeOf(one.prize)}</span>
            </p>
            <p className="quiet">
              {one.number !== null && `${one.number} · `}
              {titleOf(one.class)} · {t.outcomeStates[one.state] ?? one.state}
              {one.certificate !== null && ` · ${t.certificate} ${one.certificate}`}
              {one.validUntil !== null && ` · ${t.validUntil} ${one.validUntil}`}
              {conferred && one.state === 'conferred' && one.revokedAt === null && (
                <>
                  {' · '}
                  <span className="downloads">
                    <a
                      href={`${path}/certificates.pdf?application=${one.application}`}
                      target="_blank"
                      rel="noreferrer"
                    >
                      PDF<span className="sr"> {one.winner?.name ?? one.applicant}</span>
                    </a>
                  </span>
                </>
              )}
            </p>
            {one.revokedAt !== null && (
              <p className="broken">{t.revoked(localDay(one.revokedAt, language), one.revokedWhy ?? '')}</p>
            )}
            {mayRevoke && one.state === 'conferred' && one.revokedAt === null && <Revoke outcome={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Takes a title away, with the reason and the number of the decision. */
function Revoke({ outcome }: { readonly outcome: OutcomePage }) {
  const t = useWords(awardWords);
  const path = useAwardPath();
  const { act, busy } = useAct();
  const [reason, setReason] = useState('');
  const [number, setNumber] = useState('');
  const revoke = (): void =>
    void act({
      path: `${path}/outcomes/${outcome.application}/revocation`,
      body: { reason: reason.trim(), number: number.trim() },
      done: t.revokeDone,
    });
  return (
    <details>
      <summary>{t.revoke}</summary>
      <div className="jury-form">
        <Sentences label={t.revokeWhy} value={reason} type={setReason} max={2000} />
        <Line label={t.revokeNumber} value={number} type={setNumber} max={100} />
        <Button danger loading={busy} disabled={reason.trim() === '' || number.trim() === ''} onClick={revoke}>
          {t.revoke}
        </Button>
      </div>
    </details>
  );
}
