import { useEffect, useState } from 'react';
import { request } from '../api/request.ts';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { localStamp } from '../words/moments.ts';

interface Mail {
  readonly id?: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
}

/** Mail the demo has sent, newest first; links to this house can be followed. */
export function MailPanel() {
  const t = useWords(lightWords);
  const [mails, setMails] = useState<readonly Mail[] | null>(null);
  useEffect(() => {
    const read = (): void =>
      void request<readonly Mail[]>('/demo/mail').then((answer) => setMails(answer.ok ? answer.value : []));
    read();
    const timer = setInterval(read, 4000);
    return () => clearInterval(timer);
  }, []);
  if (mails === null) return null;
  if (mails.length === 0) return <p>{t.noMail}</p>;
  return (
    <ul className="mails">
      {mails.map((mail, index) => (
        <li key={mail.id ?? index}>
          <details>
            <summary>
              <strong>{mail.subject}</strong>
              <span>{mail.to}</span>
              <time dateTime={mail.at}>{localStamp(mail.at)}</time>
            </summary>
            <pre>{mail.text}</pre>
            {linkIn(mail.text) !== null && (
              <p>
                <a href={linkIn(mail.text) ?? ''}>{t.openLink}</a>
              </p>
            )}
          </details>
        </li>
      ))}
    </ul>
  );
}

/** The first link of a message, where it leads to this very server. */
function linkIn(text: string): string | null {
  const found = /https?:\/\/\S+/u.exec(text)?.[0] ?? null;
  return found?.startsWith(`${location.origin}/`) === true ? found : null;
}
