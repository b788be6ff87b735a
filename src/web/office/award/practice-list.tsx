import { Button } from 'antd';
import { Link } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { useAct, useMatter, useRights } from '../../jury/use-jury.ts';
import { awardWords } from '../../words/award-words.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { Refused } from '../../work/refused.tsx';
import type { PracticeLine } from './types.ts';
import { useAwardPath } from './use-award.ts';

/** What winners released of their practice: read here before it goes into the public library. */
export function PracticeList() {
  const t = useWords(awardWords);
  const { data: answer, refetch } = useMatter<readonly PracticeLine[]>(`${useAwardPath()}/practice`);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return (
    <>
      <p>
        <Link to="/office/award">← {t.back}</Link>
      </p>
      <h2>{t.practice}</h2>
      <p className="quiet">{t.practiceHint}</p>
      {answer.value.length === 0 && (
        <section className="panel">
          <p>
            <strong>{t.noPractice}</strong>
            <br />
            {t.noPracticeHint}
          </p>
        </section>
      )}
      {answer.value.map((one) => (
        <Released key={`${one.application} ${one.part}`} practice={one} />
      ))}
    </>
  );
}

function Released({ practice }: { readonly practice: PracticeLine }) {
  const t = useWords(awardWords);
  const language = useLanguage();
  const path = useAwardPath();
  const { manages } = useRights();
  const { act, busy } = useAct();
  const shown = practice.state === 'published';
  const publish = (): void =>
    void act({
      path: `${path}/practice/${practice.application}/${practice.part}`,
      body: { version: practice.version, publish: !shown },
      done: shown ? t.unreleased : t.released,
    });
  return (
    <section className="panel" aria-label={practice.title}>
      <div className="jury-head">
        <h3>{practice.title}</h3>
        <span className={`jury-state ${practice.state}`}>{t.practiceStates[practice.state] ?? practice.state}</span>
      </div>
      <p className="quiet">
        {practice.winner} · {localDay(practice.releasedAt, language)}
      </p>
      <p className="practice-text">{practice.body}</p>
      {manages && (
        <p className="acts">
          <Button type={shown ? 'default' : 'primary'} loading={busy} onClick={publish}>
            {shown ? t.unrelease : t.release}
          </Button>
        </p>
      )}
    </section>
  );
}
