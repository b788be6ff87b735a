import { Button } from 'antd';
import { useLanguage, useWords } from '../words/language.tsx';
import { localDay } from '../words/moments.ts';
import { peopleWords } from '../words/people-words.ts';
import { act } from './act.ts';
import type { ListedInvitation } from './members-types.ts';

/** Invitations that were not used yet, each to be taken back. */
export function InvitationList({
  invitations,
  changed,
}: {
  readonly invitations: readonly ListedInvitation[];
  readonly changed: () => void;
}) {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const withdraw = async (id: string): Promise<void> => {
    const did = await act(`/api/members/invitations/${id}/withdraw`, undefined, { done: t.withdrawn, language });
    if (did !== null) changed();
  };
  return (
    <section className="panel">
      <h2>{t.invitations}</h2>
      <ul className="plain-list">
        {invitations.map(({ id, name, email, expiresAt }) => (
          <li key={id} className="with-act">
            <span>
              {name}{' '}
              <span className="small">
                {email ?? t.paper} · {t.until(localDay(expiresAt, language))}
              </span>
            </span>
            <Button size="small" onClick={() => void withdraw(id)}>
              {t.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
