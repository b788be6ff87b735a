import { App, Button } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import type { ReviewPage } from '../types.ts';

/** Takes a submitted sheet back, while nobody has seen any other. */
export function TakeBack({ page, reread }: { readonly page: ReviewPage; readonly reread: () => void }) {
  const t = useWords(assessWords);
  const say = useSay();
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const back = async (): Promise<void> => {
    setBusy(true);
    const answer = await request(`/api/score-sheets/${page.sheet?.id}/submission`, { method: 'DELETE' });
    setBusy(false);
    notify(answer.ok ? { text: t.takenBack } : { text: say(answer.refusal.reason), tone: 'error' });
    reread();
  };
  return (
    <Button
      loading={busy}
      onClick={() =>
        void modal.confirm({ title: t.takeBack, content: t.takeBackHint, okText: t.takeBack, onOk: () => back() })
      }
    >
      {t.takeBack}
    </Button>
  );
}
