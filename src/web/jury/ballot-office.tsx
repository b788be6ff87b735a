import { Button } from 'antd';
import { ballotWords } from '../words/ballot-words.ts';
import { useWords } from '../words/language.tsx';
import { AskedAct } from './asked-act.tsx';
import type { BallotPageData } from './ballot-types.ts';
import { useAct } from './use-jury.ts';

/** What the office does with a ballot, who keeps its shares, and its roll. */
export function BallotOffice({ ballot }: { readonly ballot: BallotPageData }) {
  const t = useWords(ballotWords);
  const { act, busy } = useAct();
  const { state } = ballot;
  const step = (name: string, body: object | undefined, done: string) =>
    act({ path: `/api/ballots/${ballot.id}/${name}`, body, done });
  return (
    <section className="panel" aria-label={t.office}>
      <h2>{t.office}</h2>
      <ul className="plain-list">
        {ballot.custodians.map((one, index) => (
          <li key={one.user}>
            {t.custodian(index + 1)} {one.name}
            <span className="quiet"> · {one.hasGiven ? t.gave : one.hasKey ? t.hasKey : t.lacksKey}</span>
          </li>
        ))}
      </ul>
      <div className="acts">
        {state === 'prepared' && (
          <Button
            type="primary"
            loading={busy}
            disabled={ballot.keys === null}
            onClick={() => void step('open', { recused: [] }, t.openDone)}
          >
            {t.open}
          </Button>
        )}
        {state === 'open' && (
          <Button type="primary" loading={busy} onClick={() => void step('close', undefined, t.closeDone)}>
            {t.close}
          </Button>
        )}
        {state !== 'counted' && state !== 'void' && (
          <AskedAct
            title={t.void}
            asks={t.voidReason}
            hint={t.voidHint}
            danger
            act={async (reason) => (await step('void', { reason }, t.voided)).ok}
          />
        )}
      </div>
      {ballot.roll.length > 0 && (
        <>
          <h3>{t.roll}</h3>
          <ul className="roll-list">
            {ballot.roll.map((line) => (
              <li key={line.user}>
                {line.name}
                <span className="quiet">
                  {' '}
                  {line.recused ? t.recused : line.removed ? t.removed : line.issued ? t.issued : t.notIssued}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
