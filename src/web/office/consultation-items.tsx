import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { AnswerKind } from '#src/domain/workflow/consultation.ts';
import { useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';
import { ConsultationAsk } from './consultation-ask.tsx';
import { GivenAnswer, ShownOf } from './consultation-parts.tsx';
import type { OfficeItem, WholeOfficeLetter } from './consultation-types.ts';

/** The applicants of a letter for the office: what is shown of each, what was answered, and what was before. */
export function ConsultationItems({ letter }: { readonly letter: WholeOfficeLetter }) {
  return (
    <ul className="consult-items">
      {letter.items.map((item) => (
        <Item key={item.item} letter={letter} item={item} />
      ))}
    </ul>
  );
}

function Item({ letter, item }: { readonly letter: WholeOfficeLetter; readonly item: OfficeItem }) {
  const t = useWords(consultationWords);
  const [doing, setDoing] = useState<'correct' | 'call-off' | null>(null);
  const reply = letter.replies.find((one) => one.id === item.answer?.reply) ?? null;
  const open = item.state === 'draft' || item.state === 'asked';
  return (
    <li>
      <div className="consult-line">
        <ShownOf shown={item.shown} />
        <Link to={`/office/cases/${item.case}?panel=consultations`}>{t.openPart}</Link>
      </div>
      {item.answer === null ? (
        <p className={item.state === 'overdue' ? 'consult-warn' : 'quiet'}>
          {item.needed ? t.itemStates[item.state] : t.notNeeded}
        </p>
      ) : (
        <GivenAnswer answer={item.answer} reply={reply} />
      )}
      {item.added !== null && <p className="quiet">{t.added(item.added)}</p>}
      {item.earlier.map((one) => (
        <p key={one.at} className="quiet">
          {t.earlier(t.kinds[one.kind] ?? one.kind)} {one.facts}
        </p>
      ))}
      {letter.may.manage && (
        <p className="consult-small">
          {item.answer !== null && (
            <Button size="small" onClick={() => setDoing('correct')}>
              {t.correct}
            </Button>
          )}
          {open && (
            <Button size="small" onClick={() => setDoing('call-off')}>
              {t.callOffOne}
            </Button>
          )}
          {reply !== null && reply.scan !== null && (
            <a href={`/api/consultations/${letter.id}/files/${reply.scan}`} target="_blank" rel="noreferrer">
              {t.replyScan}
            </a>
          )}
        </p>
      )}
      {doing === 'call-off' && (
        <ConsultationAsk
          title={t.callOffOne}
          text={t.callOffText}
          field={letter.state === 'draft' ? null : t.callOffReason}
          path={`/api/consultations/${letter.id}/call-off`}
          body={(reason) => ({ items: [item.item], ...(reason === '' ? {} : { reason }) })}
          close={() => setDoing(null)}
        />
      )}
      {doing === 'correct' && <Correct letter={letter.id} item={item} close={() => setDoing(null)} />}
    </li>
  );
}

function Correct({
  letter,
  item,
  close,
}: {
  readonly letter: string;
  readonly item: OfficeItem;
  readonly close: () => void;
}) {
  const t = useWords(consultationWords);
  const [kind, setKind] = useState<AnswerKind>(item.answer?.kind ?? 'none');
  const [facts, setFacts] = useState(item.answer?.facts ?? '');
  return (
    <ConsultationAsk
      title={t.correct}
      field={t.correctReason}
      method="PUT"
      path={`/api/consultations/${letter}/items/${item.item}/answer`}
      body={(reason) => ({ answer: kind, reason, ...(kind === 'none' || facts === '' ? {} : { facts }) })}
      close={close}
    >
      <fieldset className="consult-kinds">
        <legend>{t.answerColumn}</legend>
        {AnswerKind.options.map((one) => (
          <label key={one}>
            <input type="radio" name={`correct-${item.item}`} checked={kind === one} onChange={() => setKind(one)} />
            {t.kinds[one]}
          </label>
        ))}
      </fieldset>
      {kind !== 'none' && (
        <p className="act-field">
          <label htmlFor={`facts-${item.item}`}>{t.facts}</label>
          <textarea
            id={`facts-${item.item}`}
            rows={3}
            maxLength={4000}
            value={facts}
            onChange={(event) => setFacts(event.target.value)}
          />
        </p>
      )}
    </ConsultationAsk>
  );
}
