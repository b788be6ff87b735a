import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { useSession } from '../../work/session.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { judgingWords } from '../../words/judging-words.ts';
import { DeskPage } from '../desk-page.tsx';
import { Due } from '../due.tsx';
import { lastDayOf } from '../due-words.ts';
import { useNewestEdition } from '../../work/use-edition.ts';
import { boardViews, countsOf } from './board-view.ts';
import { hindranceOf, nextActOf } from './stage-acts.ts';
import type { BoardPage, ClassPage, StageLine } from './types.ts';
import { useJudging, useJudgingPath, useRights } from './use-judging.ts';

/** The judging of an edition: every class with its stages, how far each is, and what comes next. */
export function JudgingOverview() {
  const t = useWords(judgingWords);
  const path = useJudgingPath();
  const { data: answer, refetch } = useJudging<readonly ClassPage[]>(path);
  const note = useNewestEdition()?.assessment?.note;
  const say = useSay();
  return (
    <DeskPage title={t.judging} hint={t.judgingHint}>
      <p>
        <Link to="/office/judging/pool">{t.pool}</Link>
      </p>
      {answer === undefined ? (
        <Loading />
      ) : !answer.ok ? (
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      ) : answer.value.length === 0 ? (
        <p className="panel-note">
          <strong>{t.none}</strong>
          <br />
          <span className="quiet">{t.noneHint}</span>
        </p>
      ) : (
        answer.value.map((one) => <ClassCard key={one.class} of={one} />)
      )}
      {note !== undefined && <p className="quiet">{say(note)}</p>}
    </DeskPage>
  );
}

function ClassCard({ of }: { readonly of: ClassPage }) {
  const t = useWords(judgingWords);
  const say = useSay();
  const current = of.stages.find((stage) => stage.state !== 'confirmed') ?? null;
  return (
    <section className="round judging-class" aria-label={say(of.title)}>
      <header className="class-head">
        <h2>{say(of.title)}</h2>
        {current !== null && <NextAct of={of.class} stage={current} />}
      </header>
      <div className="overview-frame" tabIndex={0} role="region" aria-label={`${say(of.title)} ${t.stage}`}>
        <table className="overview judging-overview">
          <thead>
            <tr>
              <th scope="col">{t.stage}</th>
              <th scope="col">{t.state}</th>
              <th scope="col">{t.due}</th>
              <th scope="col">{t.weight}</th>
              {boardViews.map((view) => (
                <th key={view} scope="col">
                  {t.views[view]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.stages.map((stage) => (
              <StageRow key={stage.id} of={of.class} stage={stage} />
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <strong>{t.overall}</strong>{' '}
        {of.overall === null ? (
          <span className="quiet">{t.overallHint}</span>
        ) : (
          <Link to={`/office/judging/${of.class}/overall/result`}>
            {t.overallIn(of.overall.entries.filter((entry) => entry.in).length, of.overall.entries.length)}
          </Link>
        )}
      </p>
    </section>
  );
}

function useBoardOf(of: string, stage: string): BoardPage | null {
  const path = useJudgingPath();
  const { data } = useJudging<BoardPage>(`${path}/${of}/${stage}`);
  return data?.ok === true ? data.value : null;
}

function StageRow({ of, stage }: { readonly of: string; readonly stage: StageLine }) {
  const t = useWords(judgingWords);
  const say = useSay();
  const language = useLanguage();
  const { now } = useSession();
  const board = useBoardOf(of, stage.id);
  const counts = board === null ? null : countsOf(board);
  const to = `/office/judging/${of}/${stage.id}`;
  return (
    <tr>
      <th scope="row">
        <Link to={to}>{say(stage.title)}</Link>
      </th>
      <td>
        <span className={`state stage-${stage.state}`}>{t.states[stage.state]}</span>
      </td>
      <td>
        {stage.due === null ? (
          <span className="quiet">{t.noDue}</span>
        ) : stage.state === 'open' ? (
          <Due of={stage} now={now} />
        ) : (
          <span className="quiet">{localDay(lastDayOf(stage.due), language)}</span>
        )}
      </td>
      <td>{stage.weight}</td>
      {boardViews.map((view) => (
        <td key={view}>
          {counts === null ? (
            ''
          ) : counts[view] === 0 ? (
            <span className="quiet">0</span>
          ) : (
            <Link to={view === 'all' ? to : `${to}?view=${view}`} aria-label={`${t.views[view]} ${counts[view]}`}>
              {counts[view]}
            </Link>
          )}
        </td>
      ))}
    </tr>
  );
}

/** The one act that leads a class on; it is done on the stage's own page. */
function NextAct({ of, stage }: { readonly of: string; readonly stage: StageLine }) {
  const t = useWords(judgingWords);
  const say = useSay();
  const go = useNavigate();
  const rights = useRights();
  const board = useBoardOf(of, stage.id);
  const act = board === null ? null : nextActOf(board);
  if (board === null || act === null) return null;
  const why = hindranceOf(act, board, rights);
  const words = why === null ? undefined : t.why[why.code]?.(why.n);
  const page = act === 'confirm' ? '/result' : '';
  return (
    <p className="next-act">
      <Button
        type="primary"
        disabled={why !== null}
        title={words}
        onClick={() => void go(`/office/judging/${of}/${stage.id}${page}?act=${act}`)}
      >
        {say(stage.title)} · {t.acts[act]}
      </Button>
      {words !== undefined && <span className="quiet">{words}</span>}
    </p>
  );
}
