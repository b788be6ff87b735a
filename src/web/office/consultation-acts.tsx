import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import type { Refusal } from '../api/types.ts';
import { notify } from '../work/notices.ts';
import { useCopy } from '../work/use-copy.ts';
import { useSay, useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';
import { ConsultationAsk } from './consultation-ask.tsx';
import { ConsultationLink, type IssuedLink } from './consultation-link.tsx';
import type { WholeOfficeLetter } from './consultation-types.ts';
import { sendForOffice } from './send-act.ts';
import { useRereadLetters } from './use-consultations.ts';

type Doing = 'send' | 'number' | 'close-overdue' | 'call-off' | null;

/** What a handler may do with a letter: send, number, remind, link on paper, close as overdue, call off. */
export function ConsultationActs({ letter }: { readonly letter: WholeOfficeLetter }) {
  const t = useWords(consultationWords);
  const say = useSay();
  const reread = useRereadLetters();
  const [doing, setDoing] = useState<Doing>(null);
  const [link, setLink] = useState<IssuedLink | null>(null);
  const [reminded, setReminded] = useState<Text | null>(null);
  const path = `/api/consultations/${letter.id}`;
  const close = (): void => setDoing(null);
  const open = letter.items.filter((item) => item.state === 'asked').length;
  const waiting = letter.items.some((item) => item.state === 'asked' || item.state === 'overdue');
  const refused = ({ reason }: Refusal): void => notify({ text: say(reason), tone: 'error' });
  const remind = async (): Promise<void> => {
    const answer = await sendForOffice<{ readonly text: Text }>(`${path}/remind`, 'POST', {});
    if (!answer.ok) return refused(answer.refusal);
    setReminded(answer.value.text);
    return await reread();
  };
  const issue = async (): Promise<void> => {
    const answer = await sendForOffice<IssuedLink>(`${path}/link`, 'POST', {});
    if (!answer.ok) return refused(answer.refusal);
    setLink(answer.value);
    return await reread();
  };
  return (
    <div className="acts" role="group" aria-label={t.title}>
      {letter.state === 'draft' && (
        <Button type="primary" onClick={() => setDoing('send')}>
          {t.send}
        </Button>
      )}
      <Button onClick={() => setDoing('number')}>{t.typeNumber}</Button>
      {letter.sentAt !== null && waiting && <Button onClick={() => void remind()}>{t.remind}</Button>}
      {letter.state !== 'closed' && <Button onClick={() => void issue()}>{t.link}</Button>}
      {letter.state === 'sent' && letter.due !== null && letter.now >= letter.due && open > 0 && (
        <Button onClick={() => setDoing('close-overdue')}>{t.closeOverdue}</Button>
      )}
      {letter.state !== 'closed' && (
        <Button danger onClick={() => setDoing('call-off')}>
          {t.callOff}
        </Button>
      )}
      {doing === 'send' && (
        <ConsultationAsk
          title={t.send}
          text={t.sendText(letter.items.length)}
          field={t.number}
          hint={t.numberHint}
          optional
          initial={letter.number ?? ''}
          path={`${path}/send`}
          body={(number) => (number === '' ? {} : { number })}
          close={close}
        />
      )}
      {doing === 'number' && (
        <ConsultationAsk
          title={t.typeNumber}
          field={t.number}
          initial={letter.number ?? ''}
          method="PUT"
          path={path}
          body={(number) => ({ number })}
          close={close}
        />
      )}
      {doing === 'close-overdue' && (
        <ConsultationAsk
          title={t.closeOverdue}
          text={t.closeOverdueText}
          field={null}
          path={`${path}/close-overdue`}
          body={() => ({})}
          close={close}
        />
      )}
      {doing === 'call-off' && (
        <ConsultationAsk
          title={t.callOff}
          text={t.callOffText}
          field={t.callOffReason}
          optional={letter.state === 'draft'}
          path={`${path}/call-off`}
          body={(reason) => (reason === '' ? {} : { reason })}
          close={close}
        />
      )}
      {link !== null && <ConsultationLink link={link} letter={letter} close={() => setLink(null)} />}
      {reminded !== null && <Reminded text={reminded} close={() => setReminded(null)} />}
    </div>
  );
}

/** The words of a reminder, to be copied and told by telephone (X14). */
function Reminded({ text, close }: { readonly text: Text; readonly close: () => void }) {
  const t = useWords(consultationWords);
  const say = useSay();
  const copy = useCopy();
  return (
    <Modal open title={t.remind} okText={t.copy} cancelText={t.close} onOk={() => copy(text)} onCancel={close}>
      <p>{t.reminded}</p>
      <blockquote className="consult-quote">{say(text)}</blockquote>
    </Modal>
  );
}
