import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { TopBar } from '../../work/top-bar.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { OfficeNav } from '../office-nav.tsx';
import { useSession } from '../../work/session.tsx';
import { useNewestEdition } from '../../work/use-edition.ts';
import type { StageLine } from './types.ts';
import { useRights } from './use-judging.ts';

interface Props {
  readonly of: string;
  readonly stage: Pick<StageLine, 'id' | 'title'> | null;
  readonly children: ReactNode;
}

/** Where in the judging one is: class, stage, and the pages of the stage. */
export function StageHeading({ of, stage }: Omit<Props, 'children'>) {
  const t = useWords(judgingWords);
  const say = useSay();
  const { severity } = useRights();
  const assessment = useNewestEdition()?.assessment;
  const rules = assessment?.classes[of]?.stages.find((one) => one.id === stage?.id);
  const base = `/office/judging/${of}/${stage?.id ?? 'overall'}`;
  const drawn = rules !== undefined && (rules.timetable !== undefined || rules.shortlist?.ties === 'draw');
  const tabs = [
    ...(stage === null ? [] : [{ to: base, title: t.board }]),
    { to: `${base}/result`, title: t.result },
    ...(drawn ? [{ to: `${base}/draws`, title: t.draws }] : []),
    ...(stage !== null && severity && assessment?.severity === true
      ? [{ to: `${base}/severity`, title: t.severity }]
      : []),
  ];
  return (
    <header className="stage-head">
      <p className="quiet">
        <Link to="/office/judging">{t.judging}</Link> <span className="crumb-sign">›</span> <ClassTitle of={of} />
      </p>
      <h1>{stage === null ? t.overall : say(stage.title)}</h1>
      <nav className="stage-tabs" aria-label={t.tabs}>
        {tabs.map((tab) => (
          <NavLink key={tab.to} to={tab.to} end>
            {tab.title}
          </NavLink>
        ))}
      </nav>
    </header>
  );
}

function ClassTitle({ of }: { readonly of: string }) {
  const say = useSay();
  const { editions } = useSession();
  const title = editions.at(-1)?.classes.find((one) => one.id === of)?.title;
  return <>{title === undefined ? of : say(title)}</>;
}

/** A page of a stage in one column. */
export function StagePage({ of, stage, children }: Props) {
  return (
    <div className="office">
      <TopBar />
      <OfficeNav />
      <main id="main" className="desk-page judging-page" tabIndex={-1}>
        <StageHeading of={of} stage={stage} />
        {children}
      </main>
    </div>
  );
}
