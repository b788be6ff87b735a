import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Text } from '#src/definition/text.ts';
import { notify } from '../work/notices.ts';
import { useCopy } from '../work/use-copy.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay, localTime } from '../words/moments.ts';
import { deskWords } from '../words/desk-words.ts';
import { sendForOffice } from './send-act.ts';

export interface MessagePage {
  readonly id: string;
  readonly applicationId: string | null;
  readonly to: 'me' | 'authority' | 'applicant';
  readonly authority: string | null;
  readonly title: Text;
  readonly text: Text;
  readonly createdAt: string;
  readonly readAt: string | null;
  readonly mailedAt: string | null;
  readonly toldAt: string | null;
  readonly toldNote: string | null;
}

interface ListProps {
  readonly messages: readonly MessagePage[];
  /** Whether telephone calls may be noted here. */
  readonly mayTell: boolean;
  readonly reread: () => void;
  /** Where the case of a message is opened; none where it is open already. */
  readonly caseAt?: (id: string) => string;
}

/** Messages, each with its copyable text and how it was told (X14). */
export function MessageList({ messages, mayTell, reread, caseAt }: ListProps) {
  const t = useWords(deskWords);
  if (messages.length === 0)
    return (
      <p className="quiet panel-note">
        {t.noMessages}
        <br />
        {t.noMessagesHint}
      </p>
    );
  return (
    <ul className="message-list">
      {messages.map((message) => (
        <One
          key={message.id}
          message={message}
          mayTell={mayTell}
          reread={reread}
          {...(caseAt === undefined ? {} : { caseAt })}
        />
      ))}
    </ul>
  );
}

function One({ message, mayTell, reread, caseAt }: Omit<ListProps, 'messages'> & { readonly message: MessagePage }) {
  const t = useWords(deskWords);
  const say = useSay();
  const language = useLanguage();
  const copy = useCopy();
  return (
    <li className={message.readAt === null && message.to !== 'applicant' ? 'unread' : ''}>
      <p>
        <strong>
          {message.applicationId !== null && caseAt !== undefined ? (
            <Link to={caseAt(message.applicationId)}>{say(message.title)}</Link>
          ) : (
            say(message.title)
          )}
        </strong>{' '}
        <span className="quiet">
          {t.to[message.to]} ·{' '}
          <time dateTime={message.createdAt}>
            {localDay(message.createdAt, language)} {localTime(message.createdAt)}
          </time>{' '}
          · {message.mailedAt === null ? t.notMailed : t.mailed}
        </span>
      </p>
      <p className="said">{say(message.text)}</p>
      <p className="message-acts">
        <Button size="small" type="text" onClick={() => copy(message.text)}>
          {t.copy}
        </Button>
        {mayTell && <Tell message={message} reread={reread} />}
      </p>
    </li>
  );
}

/** A telephone call that told the message: noted with what was said. */
function Tell({ message, reread }: { readonly message: MessagePage; readonly reread: () => void }) {
  const t = useWords(deskWords);
  const say = useSay();
  const language = useLanguage();
  const [note, setNote] = useState<string | null>(null);
  if (message.toldAt !== null)
    return (
      <span className="quiet">
        ✓ {t.toldAt(`${localDay(message.toldAt, language)} ${localTime(message.toldAt)}`)} {message.toldNote}
      </span>
    );
  if (note === null)
    return (
      <Button size="small" type="text" onClick={() => setNote('')}>
        {t.told}
      </Button>
    );
  const tell = async (): Promise<void> => {
    const body = note.trim() === '' ? {} : { note: note.trim() };
    const answer = await sendForOffice(`/api/messages/${message.id}/told`, 'POST', body);
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    reread();
  };
  return (
    <span className="tell">
      <input
        aria-label={t.toldNote}
        value={note}
        placeholder={t.toldNote}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button size="small" type="primary" onClick={() => void tell()}>
        {t.save}
      </Button>
    </span>
  );
}
