import '../theme/consultation.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Loading } from '../entry/loading.tsx';
import { notify } from '../work/notices.ts';
import { Refused } from '../work/refused.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';
import { ConsultationAsk } from './consultation-ask.tsx';
import { GivenAnswer } from './consultation-parts.tsx';
import type { CaseConsultations, DraftedLetters, PanelDepartment } from './consultation-types.ts';
import { Due } from './due.tsx';
import { sendForOffice } from './send-act.ts';
import type { WholeCase } from './types.ts';
import { useCaseConsultations, useRereadLetters } from './use-consultations.ts';

/** Whom a case asks: each department with whether it must be asked, its answer, and how an adverse one was judged. */
export function ConsultationPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(consultationWords);
  const say = useSay();
  const reread = useRereadLetters();
  const { data: answer, refetch } = useCaseConsultations(whole.id);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  const found = answer.value;
  const { answered, asked, adverse, overdue } = found.counts;
  const missing = found.departments.some((one) => one.item === null && one.required !== 'no');
  const draft = async (): Promise<void> => {
    const drafted = await sendForOffice<DraftedLetters>('/api/consultations', 'POST', { cases: [whole.id] });
    const denial = drafted.ok ? (drafted.value.results[0]?.denial ?? null) : drafted.refusal;
    if (denial !== null) notify({ text: say(denial.reason), tone: 'error' });
    else notify({ text: t.drafted(1, drafted.ok ? drafted.value.letters.length : 0) });
    await reread();
  };
  return (
    <>
      <p className="consult-progress">
        <b>{t.panelCount(answered, asked)}</b>
        {adverse > 0 && <span className="danger-note">{t.adverse(adverse)}</span>}
        {overdue > 0 && <span className="consult-warn">{t.overdueCount(overdue)}</span>}
        <span className="spring" />
        {found.may.manage && found.open && missing && (
          <Button size="small" type="primary" onClick={() => void draft()}>
            {t.consultAll}
          </Button>
        )}
      </p>
      <p className="quiet panel-note">{t.panelHint}</p>
      <ul className="consult-items">
        {found.departments.map((one) => (
          <Department key={one.authority.id} found={found} one={one} />
        ))}
      </ul>
    </>
  );
}

function Department({ found, one }: { readonly found: CaseConsultations; readonly one: PanelDepartment }) {
  const t = useWords(consultationWords);
  const say = useSay();
  const [doing, setDoing] = useState<'ask' | 'leave-out' | 'judge' | null>(null);
  const { authority, item, letter, required } = one;
  const need = { yes: t.required, no: t.optional, unclear: t.unclear }[required];
  const mayLeave =
    found.may.manage &&
    required !== 'no' &&
    (item === null || item.state === 'draft' || item.state === 'asked' || item.state === 'overdue');
  const mayAsk = found.may.manage && found.open && (item === null ? required === 'no' : item.state === 'leftOut');
  const close = (): void => setDoing(null);
  return (
    <li>
      <div className="consult-line">
        <strong>{say(authority.name)}</strong>
        <span className="quiet">{need}</span>
      </div>
      <Standing one={one} now={found.now} />
      {item?.answer?.kind === 'adverse' && (
        <p className="consult-judged">
          <strong>{t.judged}</strong> {item.judged?.note ?? <span className="danger-note">{t.unjudged}</span>}
        </p>
      )}
      <p className="consult-small">
        {letter !== null && <Link to={`/office/consultations/${letter.id}`}>{t.toLetter}</Link>}
        {item?.answer?.kind === 'adverse' && found.may.judge && (
          <Button size="small" onClick={() => setDoing('judge')}>
            {t.judge}
          </Button>
        )}
        {mayAsk && (
          <Button size="small" onClick={() => setDoing('ask')}>
            {t.ask}
          </Button>
        )}
        {mayLeave && (
          <Button size="small" onClick={() => setDoing('leave-out')}>
            {t.leaveOut}
          </Button>
        )}
      </p>
      {doing === 'ask' && (
        <ConsultationAsk
          title={t.ask}
          field={required === 'no' ? t.askReason : null}
          path="/api/consultations"
          body={(reason) => ({
            cases: [found.case],
            departments: [authority.id],
            ...(reason === '' ? {} : { reason }),
          })}
          close={close}
        />
      )}
      {doing === 'leave-out' && (
        <ConsultationAsk
          title={t.leaveOut}
          field={t.leaveOutReason}
          path={`/api/cases/${found.case}/consultations/left-out`}
          body={(reason) => ({ authority: authority.id, reason })}
          close={close}
        />
      )}
      {doing === 'judge' && item !== null && (
        <ConsultationAsk
          title={t.judge}
          text={t.judgeHint}
          field={t.judged}
          initial={item.judged?.note ?? ''}
          method="PUT"
          path={`/api/cases/${found.case}/consultations/${item.item}/judgement`}
          body={(note) => ({ note })}
          close={close}
        />
      )}
    </li>
  );
}

function Standing({ one: { item, letter }, now }: { readonly one: PanelDepartment; readonly now: string }) {
  const t = useWords(consultationWords);
  if (item === null) return <p className="quiet">{t.notAsked}</p>;
  return (
    <>
      {item.answer !== null ? (
        <GivenAnswer answer={item.answer} reply={item.reply} />
      ) : (
        <p className={item.state === 'overdue' ? 'consult-warn' : 'quiet'}>
          {item.state === 'leftOut' ? t.leftOut(item.reason ?? '') : t.itemStates[item.state]}{' '}
          {item.state === 'asked' && letter !== null && <Due of={letter} now={now} />}
        </p>
      )}
      {item.added !== null && <p className="quiet">{t.added(item.added)}</p>}
      {item.earlier.map((before) => (
        <p key={before.at} className="quiet">
          {t.earlier(t.kinds[before.kind] ?? before.kind)} {before.facts}
        </p>
      ))}
    </>
  );
}
