import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/request.ts';
import { Loading } from '../../entry/loading.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { deskWords } from '../../words/desk-words.ts';
import { MessageList, type MessagePage } from '../message-list.tsx';
import type { WholeCase } from '../types.ts';

/** What was told about a case, to the applicant and to authorities. */
export function MessagesPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(deskWords);
  const say = useSay();
  const { data: answer, refetch } = useQuery({
    queryKey: ['case-messages', whole.id],
    queryFn: () => request<readonly MessagePage[]>(`/api/cases/${whole.id}/messages`),
    staleTime: 0,
  });
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <p role="alert">{say(answer.refusal.reason)}</p>;
  return (
    <>
      <p className="quiet panel-note">{t.messagesHint}</p>
      <MessageList messages={answer.value} mayTell reread={() => void refetch()} />
    </>
  );
}
