import { Button } from 'antd';
import { useId, useState } from 'react';
import { notify } from '../../../work/notices.ts';
import { useLanguage, useSay, useWords } from '../../../words/language.tsx';
import { localDay } from '../../../words/moments.ts';
import { poolWords } from '../../../words/pool-words.ts';
import { sendForOffice } from '../../send-act.ts';
import { useRereadJudging, useRights } from '../use-judging.ts';
import type { ClaimPage } from './types.ts';

/** Whom the applicant does not want as an assessor, with reason; decided by the office. */
export function ConflictClaims({ of, claims }: { readonly of: string; readonly claims: readonly ClaimPage[] }) {
  const p = useWords(poolWords);
  const language = useLanguage();
  const { manage } = useRights();
  return (
    <section aria-label={p.claims}>
      <h3>{p.claims}</h3>
      {claims.length === 0 && <p className="quiet">{p.noClaims}</p>}
      <ul className="conflict-list">
        {claims.map((claim) => (
          <li key={claim.id} className="round">
            <p>
              <strong>{[claim.person, claim.institution].filter((one) => one !== '').join(' · ')}</strong>{' '}
              <span className="round-state">{p.claimStates[claim.state]}</span>{' '}
              <span className="quiet">{localDay(claim.claimedAt, language)}</span>
            </p>
            <p className="said">{claim.reason}</p>
            {claim.assessor !== null && (
              <p>
                {p.means}
                {p.colon}
                {claim.assessor.name} <span className="quiet">{claim.assessor.employer}</span>
              </p>
            )}
            {claim.answer !== null && (
              <p>
                {p.answer}
                {p.colon}
                {claim.answer}
              </p>
            )}
            {claim.state === 'open' && manage && <Decide of={of} claim={claim} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decide({ of, claim }: { readonly of: string; readonly claim: ClaimPage }) {
  const p = useWords(poolWords);
  const say = useSay();
  const id = useId();
  const reread = useRereadJudging();
  const [assessor, setAssessor] = useState(claim.suggestions[0]?.id ?? '');
  const [answer, setAnswer] = useState('');
  const send = async (upheld: boolean): Promise<void> => {
    const done = await sendForOffice(`/api/cases/${of}/conflict-claims/${claim.id}`, 'PUT', {
      upheld,
      assessorId: upheld && assessor !== '' ? assessor : null,
      answer: answer.trim(),
    });
    notify(done.ok ? { text: p.done } : { text: say(done.refusal.reason), tone: 'error' });
    await reread();
  };
  return (
    <div className="tick-form">
      <select
        className="choice wide"
        aria-label={p.means}
        value={assessor}
        onChange={(event) => setAssessor(event.currentTarget.value)}
      >
        <option value="">{p.nobodyMeant}</option>
        {claim.suggestions.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name} {one.employer}
          </option>
        ))}
      </select>
      <label className="sr" htmlFor={id}>
        {p.answer}
      </label>
      <textarea
        id={id}
        rows={2}
        placeholder={p.answerHint}
        value={answer}
        maxLength={2000}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <Button type="primary" size="small" disabled={answer.trim() === ''} onClick={() => void send(true)}>
        {p.uphold}
      </Button>
      <Button size="small" disabled={answer.trim() === ''} onClick={() => void send(false)}>
        {p.reject}
      </Button>
    </div>
  );
}
