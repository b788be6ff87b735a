import { Button } from 'antd';
import { useState } from 'react';
import type { BallotRowPage } from '../../jury/ballot-types.ts';
import type { MotionPageData } from '../../jury/types.ts';
import { useAct, useAwardEdition, useMatter } from '../../jury/use-jury.ts';
import { ballotWords } from '../../words/ballot-words.ts';
import { useWords } from '../../words/language.tsx';
import type { Eligible } from './eligible.ts';
import { Choice } from './field.tsx';

/** Chooses the two custodians of a motion's ballots; gone once they are prepared. */
export function PrepareBallots({ motion }: { readonly motion: MotionPageData }) {
  const t = useWords(ballotWords);
  const { programme, edition } = useAwardEdition();
  const query = `?programme=${programme}&edition=${edition}`;
  const { data: known } = useMatter<{ ballots: readonly BallotRowPage[] }>(`/api/ballots${query}`);
  const { data: people } = useMatter<Eligible>(`/api/committee/eligible${query}`);
  const { act, busy } = useAct();
  const [custodians, choose] = useState<readonly [string, string]>(['', '']);
  const prepared = known?.ok === true && known.value.ballots.some(({ id }) => id === motion.ballots[0]?.ballotId);
  if (known === undefined || prepared || motion.ballots.length === 0) return null;
  const all = people?.ok === true ? people.value.custodians : [];
  const [first, second] = custodians;
  const but = (other: string) =>
    all.filter(({ user }) => user !== other).map(({ user, name }) => ({ id: user, title: name }));
  return (
    <section className="panel" aria-label={t.prepare}>
      <h2>{t.prepare}</h2>
      <p className="quiet">{t.prepareHint}</p>
      <div className="jury-form">
        <Choice
          label={t.custodian(1)}
          none={t.choose}
          value={first}
          choose={(user) => choose([user, second])}
          options={but(second)}
        />
        <Choice
          label={t.custodian(2)}
          none={t.choose}
          value={second}
          choose={(user) => choose([first, user])}
          options={but(first)}
        />
        <Button
          type="primary"
          loading={busy}
          disabled={first === '' || second === ''}
          onClick={() =>
            void act({ path: `/api/motions/${motion.id}/ballots`, body: { custodians }, done: t.prepared })
          }
        >
          {t.prepare}
        </Button>
      </div>
    </section>
  );
}
