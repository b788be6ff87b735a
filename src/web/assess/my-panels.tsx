import { useState } from 'react';
import { Link } from 'react-router';
import { Loading } from '../entry/loading.tsx';
import { dueWords } from '../office/due-words.ts';
import { Foot } from '../work/foot.tsx';
import { Refused } from '../work/refused.tsx';
import { useSession } from '../work/session.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { visitWords } from '../words/visit-words.ts';
import { assessWords, type AssessWords } from '../words/assess-words.ts';
import { feedbackWords } from '../words/feedback-words.ts';
import { paperSheetWords } from '../words/paper-sheet-words.ts';
import { Declaration } from './declaration.tsx';
import { industryName, useOwnPanels, usePanelEdition } from './use-panels.ts';
import type { OwnPanel } from './types.ts';

/** 我的评审: the panels one sits on, each with its next step. */
export function MyPanels() {
  const t = useWords(assessWords);
  const { data: answer, refetch } = useOwnPanels();
  const [declaring, declare] = useState<OwnPanel | null>(null);
  return (
    <>
      <TopBar />
      <main id="main" className="reviews" tabIndex={-1}>
        <h1>{t.title}</h1>
        {answer === undefined ? (
          <Loading />
        ) : !answer.ok ? (
          <Refused refusal={answer.refusal} retry={() => void refetch()} />
        ) : answer.value.length === 0 ? (
          <div className="empty-list">
            <strong>{t.none}</strong>
            <p>{t.noneHint}</p>
          </div>
        ) : (
          <PanelList panels={answer.value} declare={declare} />
        )}
      </main>
      <Foot />
      {declaring !== null && <Declaration panel={declaring} close={() => declare(null)} />}
    </>
  );
}

function PanelList({
  panels,
  declare,
}: {
  readonly panels: readonly OwnPanel[];
  readonly declare: (panel: OwnPanel) => void;
}) {
  const t = useWords(assessWords);
  const visit = useWords(visitWords);
  const say = useSay();
  const unpledged = panels.find((panel) => !panel.pledged);
  return (
    <>
      {unpledged !== undefined && (
        <p className="review-pledge" role="note">
          <strong>{t.pledgeFirst}</strong> {t.pledgeFirstHint}{' '}
          <Link to={`/reviews/pledge/${unpledged.programme}/${unpledged.edition}`}>{t.toPledge}</Link>
        </p>
      )}
      {panels.some((panel) => panel.hearing !== null) && (
        <p>
          <Link to="/reviews/hearings">{visit.hearings}</Link>
        </p>
      )}
      <ul className="review-list">
        {panels.map((panel) => (
          <li key={panel.id} className="review-card">
            <div className="review-what">
              <h2>{panel.applicant ?? t.noName}</h2>
              <p className="quiet">
                {say(panel.title)} · {say(panel.stage.title)}
                {panel.number !== null && (
                  <>
                    {' · '}
                    <span className="unbroken">{panel.number}</span>
                  </>
                )}
              </p>
              <Facts panel={panel} />
            </div>
            <NextStep panel={panel} declare={declare} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts({ panel }: { readonly panel: OwnPanel }) {
  const t = useWords(assessWords);
  const say = useSay();
  const language = useLanguage();
  const { now } = useSession();
  const edition = usePanelEdition(panel);
  const due = panel.due === null ? null : dueWords(panel.due, now, edition?.calendar, language);
  // Nothing is late of what is done.
  const over = panel.state === 'agreed' || panel.state === 'signed';
  return (
    <dl className="review-facts">
      <div>
        <dt>{t.industry}</dt>
        <dd>{panel.industry === null ? t.noIndustry : say(industryName(edition, panel.class, panel.industry))}</dd>
      </div>
      <div>
        <dt>{t.due}</dt>
        <dd>
          {due === null ? (
            t.noDue
          ) : over ? (
            due.day
          ) : (
            <span className={`due-words ${due.tone}`}>
              <span className="due-left">{due.left}</span> {due.day}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t.role}</dt>
        <dd>{panel.lead ? t.isLead : t.isMember}</dd>
      </div>
      <div>
        <dt>{t.state}</dt>
        <dd>{stateWords(panel, t)}</dd>
      </div>
    </dl>
  );
}

/** How far one is with a panel, in words. */
function stateWords({ declared, state, sheet, stage }: OwnPanel, t: AssessWords): string {
  if (!declared) return t.toDeclare;
  if (state !== 'published' && stage.combine !== 'consensus') return t.counted;
  if (state !== 'published') return t.states[state] ?? state;
  return sheet === null ? t.states['published']! : (t.sheets[sheet] ?? sheet);
}

function NextStep({ panel, declare }: { readonly panel: OwnPanel; readonly declare: (panel: OwnPanel) => void }) {
  const t = useWords(assessWords);
  const visit = useWords(visitWords);
  const name = panel.applicant ?? '';
  if (!panel.pledged) return <p className="review-next quiet">{t.afterPledge}</p>;
  if (!panel.declared)
    return (
      <p className="review-next">
        <button type="button" className="act" onClick={() => declare(panel)}>
          {t.declare}
          <span className="sr"> {name}</span>
        </button>
      </p>
    );
  const talked = panel.stage.combine === 'consensus';
  const over = panel.state !== 'published' && panel.state !== 'draft';
  const room = over && talked;
  return (
    <p className="review-next">
      {panel.stage.kind === 'site' && (
        <Link className="act" to={`/reviews/${panel.id}/visit`}>
          {visit.title}
          <span className="sr"> {name}</span>
        </Link>
      )}
      {room && (
        <Link className="act" to={`/reviews/${panel.id}/consensus`}>
          {panel.state === 'agreeing' ? t.enterConsensus : t.seeConsensus}
          <span className="sr"> {name}</span>
        </Link>
      )}
      <PaperLinks panel={panel} />
      <Link className={room ? 'plain-link' : 'act'} to={`/reviews/${panel.id}`}>
        {over || panel.sheet !== 'open' ? t.openDesk : t.goOn}
        <span className="sr"> {name}</span>
      </Link>
    </p>
  );
}

/** Paper and files beside the desk; the lead's feedback report once the panel has agreed. */
function PaperLinks({ panel: { id, applicant, lead, state } }: { readonly panel: OwnPanel }) {
  const p = useWords(paperSheetWords);
  const f = useWords(feedbackWords);
  const agreed = state === 'agreed' || state === 'signed';
  return (
    <>
      <Link className="plain-link" to={`/reviews/${id}/papers`}>
        {p.link}
        <span className="sr"> {applicant}</span>
      </Link>
      {lead && agreed && (
        <Link className="plain-link" to={`/reviews/${id}/feedback`}>
          {f.title}
          <span className="sr"> {applicant}</span>
        </Link>
      )}
    </>
  );
}
