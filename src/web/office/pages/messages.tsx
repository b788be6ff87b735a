import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { useWords } from '../../words/language.tsx';
import { deskWords } from '../../words/desk-words.ts';
import { DeskPage } from '../desk-page.tsx';
import { Interference } from '../interference.tsx';
import { MessageList, type MessagePage } from '../message-list.tsx';
import { sendForOffice } from '../send-act.ts';
import { useDesk } from '../use-desk.ts';

/** What somebody and their authorities were told. */
export function MessagesPage() {
  const t = useWords(deskWords);
  const queries = useQueryClient();
  const { data: answer, refetch } = useDesk<{ readonly messages: readonly MessagePage[] }>('/api/messages');
  const readAll = async (messages: readonly MessagePage[]): Promise<void> => {
    await sendForOffice('/api/messages/read', 'POST', { ids: messages.map((message) => message.id) });
    await Promise.all([refetch(), queries.invalidateQueries({ queryKey: ['messages'] })]);
  };
  return (
    <DeskPage title={t.inbox} hint={t.messagesHint}>
      {answer === undefined ? (
        <Loading />
      ) : answer.ok ? (
        <>
          {answer.value.messages.some((message) => message.readAt === null) && (
            <Button size="small" onClick={() => void readAll(answer.value.messages)}>
              {t.markAllRead}
            </Button>
          )}
          <MessageList
            messages={answer.value.messages}
            mayTell={false}
            reread={() => void refetch()}
            caseAt={(id) => `/office/cases/${id}`}
          />
        </>
      ) : (
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      )}
      <Interference reads={false} />
    </DeskPage>
  );
}
