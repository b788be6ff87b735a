import { Progress } from 'antd';
import { Link } from 'react-router';
import type { ListedApplication } from '../api/types.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { daysUntil, localDay, localStamp } from '../words/moments.ts';
import { outcomeWords } from '../words/outcome-words.ts';
import { addendumWords } from '../words/addendum-words.ts';
import { officeWords } from '../words/office-words.ts';
import { workWords } from '../words/work-words.ts';
import { Decision } from '../application/corrections/decision-list.tsx';
import { lastDayOf } from '../office/due-words.ts';
import { OutcomeLine } from '../application/outcome-line.tsx';
import { StateChip } from '../work/state-chip.tsx';
import { sumFilled } from '../application/filled.ts';

/** One application on the home page: state in words, what is filled, when it is due. */
export function ApplicationCard({
  application,
  now,
}: {
  readonly application: ListedApplication;
  readonly now: string;
}) {
  const t = useWords(workWords);
  const o = useWords(officeWords);
  const a = useWords(addendumWords);
  const r = useWords(outcomeWords);
  const say = useSay();
  const language = useLanguage();
  const { filled, total } = sumFilled(Object.values(application.completeness));
  const days = daysUntil(application.lastDay, now);
  const done = application.receipt !== null;
  return (
    <article className="home-card">
      <div className="home-card-head">
        <h2>
          <Link to={`/applications/${application.id}`}>{application.name === '' ? t.unnamed : application.name}</Link>
        </h2>
        <StateChip state={application.state} outcome={application.outcome} />
      </div>
      <p>
        {say(application.editionTitle)} · {say(application.classTitle)}
      </p>
      {!application.state.final && (
        <Progress
          percent={total === 0 ? 0 : Math.floor((filled / total) * 100)}
          size="small"
          strokeColor="#3F7D58"
          aria-label={t.progress}
          format={() => t.filledOf(filled, total)}
        />
      )}
      <dl>
        {application.correction === null && !application.state.final && (
          <div>
            <dt>{t.due}</dt>
            <dd className={!done && days <= 7 ? 'urgent' : ''}>
              {localDay(application.lastDay, language)} · {t.daysLeft(days)}
            </dd>
          </div>
        )}
        <div>
          <dt>{t.channel}</dt>
          <dd>{application.channel === null ? t.noChannel : say(application.channel.name)}</dd>
        </div>
        {application.correction !== null && (
          <div>
            <dt>{o.corrections}</dt>
            <dd className="urgent">
              {o.correctionBanner(application.correction.items)}
              {application.correction.due !== null &&
                ` · ${o.correctionDue} ${localDay(lastDayOf(application.correction.due), language)}`}
            </dd>
          </div>
        )}
        {application.outcome !== null && (
          <div>
            <dt>{r.title}</dt>
            <dd className="card-outcome">
              <OutcomeLine outcome={application.outcome} />
            </dd>
          </div>
        )}
        {application.decision !== null && (
          <div>
            <dt>{o.decisions}</dt>
            <dd className="card-decision">
              <Decision decision={application.decision} />
            </dd>
          </div>
        )}
        {application.receipt !== null && (
          <div>
            <dt>{t.receipt}</dt>
            <dd>
              {application.receipt.number} ·{' '}
              <span className="unbroken">{localStamp(application.receipt.submittedAt)}</span>
            </dd>
          </div>
        )}
        {(application.addenda.open || application.addenda.filed > 0) && (
          <div>
            <dt>{a.card}</dt>
            <dd>
              <Link to={`/applications/${application.id}/addenda`}>
                {application.addenda.filed > 0 ? a.cardFiled(application.addenda.filed) : a.cardOpen}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </article>
  );
}
