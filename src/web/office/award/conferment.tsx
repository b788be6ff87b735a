import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAct } from '../../jury/use-jury.ts';
import { awardWords } from '../../words/award-words.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { Line } from '../decision/field.tsx';
import { LetterLine } from './letter-line.tsx';
import type { AwardPageData } from './types.ts';
import { useAwardPath } from './use-award.ts';

/** Conferring the prizes, and what is printed of them. */
export function Conferment({ award }: { readonly award: AwardPageData }) {
  const t = useWords(awardWords);
  const say = useSay();
  const path = useAwardPath();
  const { act, busy } = useAct();
  const [date, setDate] = useState('');
  if (award.state !== 'approved' && award.state !== 'conferred') return null;
  const confer = award.acts.find((one) => one.act === 'confer');
  return (
    <section className="panel" aria-label={t.conferment}>
      <h2>{t.conferment}</h2>
      <LetterLine award={award} letter="decision" />
      {award.state === 'approved' && confer !== undefined && (
        <div className="jury-form">
          <Line label={t.conferDay} kind="date" value={date} type={setDate} />
          <Button
            type="primary"
            loading={busy}
            disabled={confer.denial !== null}
            onClick={() =>
              void act({ path: `${path}/conferment`, body: date === '' ? {} : { date }, done: t.conferred })
            }
          >
            {t.confer}
          </Button>
          {confer.denial !== null && <span className="quiet">{say(confer.denial.reason)}</span>}
        </div>
      )}
      {award.state === 'conferred' && (
        <>
          {award.conferred !== null && <p>{t.conferredOn(award.conferred)}</p>}
          <LetterLine award={award} letter="winners" />
          <Certificates path={path} />
          <p>
            <Link to="/office/award/practice">{t.toPractice} →</Link>
          </p>
        </>
      )}
    </section>
  );
}

function Certificates({ path }: { readonly path: string }) {
  const t = useWords(awardWords);
  return (
    <p className="downloads">
      {t.certificates}{' '}
      <a href={`${path}/certificates.pdf`} target="_blank" rel="noreferrer">
        {t.printed}
      </a>{' '}
      ·{' '}
      <a href={`${path}/certificates.pdf?sample=1`} target="_blank" rel="noreferrer">
        {t.sample}
      </a>
    </p>
  );
}
