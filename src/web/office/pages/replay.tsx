import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Finding, CheckId } from '#src/domain/replay/finding.ts';
import { checkWords } from '#src/domain/replay/words.ts';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay, localTime } from '../../words/moments.ts';
import { replayWords } from '../../words/replay-words.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDesk, useEditionName } from '../use-desk.ts';

interface Replayed {
  readonly at: string;
  readonly root: { readonly seq: number; readonly hash: string; readonly at: string } | null;
  readonly checks: readonly {
    readonly check: CheckId;
    readonly count: number;
    readonly findings: readonly Finding[];
    readonly skipped: readonly Finding[];
  }[];
}

/** Recomputes the judging for supervision: begun by hand, since it takes a while and is logged. */
export function ReplayPage() {
  const t = useWords(replayWords);
  const [started, start] = useState(false);
  return (
    <DeskPage title={t.title} hint={t.hint}>
      <p>
        <Link to="/office/supervision">{t.back}</Link>
      </p>
      {started ? (
        <Result />
      ) : (
        <p>
          <Button type="primary" onClick={() => start(true)}>
            {t.start}
          </Button>
        </p>
      )}
      <p className="quiet">{t.alone}</p>
    </DeskPage>
  );
}

function Result() {
  const t = useWords(replayWords);
  const { programme, edition } = useEditionName();
  const path = `/api/judging/${programme}/${edition}/replay`;
  const { data: answer, refetch, isFetching } = useDesk<Replayed>(path);
  if (answer === undefined || isFetching)
    return (
      <>
        <p role="status">{t.waiting}</p>
        <Loading />
      </>
    );
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  const { checks } = answer.value;
  return (
    <>
      <Verdict replayed={answer.value} />
      <p className="replay-acts">
        <Button onClick={() => void refetch()}>{t.again}</Button>
        <a href={`${path}/sheet`} target="_blank" rel="noreferrer">
          {t.page}
        </a>
      </p>
      <Findings title={t.findingsTitle} found={checks.flatMap(({ findings }) => findings)} />
      <Checks checks={checks} />
      <Findings title={t.skippedTitle} found={checks.flatMap(({ skipped }) => skipped)} />
    </>
  );
}

function Verdict({ replayed: { at, root, checks } }: { readonly replayed: Replayed }) {
  const t = useWords(replayWords);
  const language = useLanguage();
  const wrong = checks.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <>
      <p role="status" className={wrong === 0 ? 'replay-verdict' : 'replay-verdict wrong'}>
        <strong>{wrong === 0 ? t.allHold : t.wrong(wrong)}</strong>
      </p>
      <dl className="replay-facts">
        <dt>{t.at}</dt>
        <dd>
          {localDay(at, language)} {localTime(at)}
        </dd>
        <dt>{t.root}</dt>
        <dd>
          {root === null ? (
            t.noRoot
          ) : (
            <>
              {t.rootOf(root.seq)} <code>{root.hash}</code>
            </>
          )}
        </dd>
      </dl>
    </>
  );
}

function Checks({ checks }: Pick<Replayed, 'checks'>) {
  const t = useWords(replayWords);
  const say = useSay();
  return (
    <table className="replay-checks">
      <thead>
        <tr>
          {[t.check, t.count, t.findings, t.skipped].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {checks.map(({ check, count, findings, skipped }) => (
          <tr key={check} className={findings.length > 0 ? 'wrong' : undefined}>
            <th scope="row">{say(checkWords[check])}</th>
            <td>{count}</td>
            <td>{findings.length}</td>
            <td>{skipped.length}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Findings({ title, found }: { readonly title: string; readonly found: readonly Finding[] }) {
  const t = useWords(replayWords);
  const say = useSay();
  if (found.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="replay-findings">
        {found.map((one) => (
          <li key={`${one.file} ${one.line} ${one.path} ${one.en}`}>
            {say(one)}
            <br />
            <code>
              {one.file}
              {one.line === null ? '' : ` ${t.line(one.line)}`} {one.path}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}
