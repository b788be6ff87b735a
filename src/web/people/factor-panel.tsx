import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { askFactor } from '../api/factor-wanted.ts';
import { request, type Answered } from '../api/request.ts';
import { useSay, useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { useSession } from '../work/session.tsx';
import { CodeCard } from './code-card.tsx';

type Change = 'generate-backup-codes' | 'disable';

/** One's second factor: how many codes are left, a new card, another device. */
export function FactorPanel() {
  const t = useWords(peopleWords);
  const { factor } = useSession();
  const queries = useQueryClient();
  const [change, setChange] = useState<Change | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { data } = useQuery({
    queryKey: ['card', factor.enrolled],
    queryFn: () => request<{ left: number | null }>('/api/session/card'),
  });
  const left = data?.ok === true ? data.value.left : null;
  const changed = (made: readonly string[] | null): void => {
    const ended = change === 'disable';
    setChange(null);
    setCodes(made);
    if (ended) location.assign('/people/enrol');
    else void queries.invalidateQueries({ queryKey: ['card'] });
  };
  return (
    <section className="panel">
      <h2>{t.factorIs(factor.enrolled)}</h2>
      {!factor.enrolled && (
        <Button type="primary" href="/people/enrol">
          {t.toEnrol}
        </Button>
      )}
      {left !== null && <p>{t.cardLeft(left)}</p>}
      {codes !== null && <CodeCard codes={codes} />}
      {factor.enrolled && codes === null && (
        <p className="acts">
          <Button onClick={() => setChange('generate-backup-codes')}>{t.newCard}</Button>
          <Button onClick={() => setChange('disable')}>{t.newDevice}</Button>
        </p>
      )}
      {change !== null && <PasswordDialog change={change} close={() => setChange(null)} changed={changed} />}
    </section>
  );
}

interface DialogProps {
  readonly change: Change;
  readonly close: () => void;
  readonly changed: (codes: readonly string[] | null) => void;
}

function PasswordDialog({ change, close, changed }: DialogProps) {
  const t = useWords(peopleWords);
  const say = useSay();
  const [refusal, setRefusal] = useState<Text | null>(null);
  const go = async ({ password }: { password: string }): Promise<void> => {
    const answer = await withFactor(change, password);
    if (answer.ok) return changed(answer.value.backupCodes ?? null);
    const wrong = answer.refusal.code === 'INVALID_PASSWORD';
    return setRefusal(
      wrong ? { zh: peopleWords.zh.badPassword, en: peopleWords.en.badPassword } : answer.refusal.reason,
    );
  };
  const [title, hint] = change === 'disable' ? [t.newDevice, t.newDeviceHint] : [t.newCard, t.newCardHint];
  return (
    <Modal open title={title} footer={null} width={420} onCancel={close}>
      <p>{hint}</p>
      <Form layout="vertical" onFinish={(values: { password: string }) => void go(values)}>
        <Form.Item label={t.password} name="password" rules={[{ required: true, message: '' }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        {refusal !== null && <Alert type="error" title={say(refusal)} style={{ marginBottom: 12 }} />}
        <Button type="primary" htmlType="submit">
          {title}
        </Button>
      </Form>
    </Modal>
  );
}

/** Asks once, and once more after the second factor was shown where it is wanted. */
async function withFactor(change: Change, password: string): Promise<Answered<{ backupCodes?: readonly string[] }>> {
  const ask = async () =>
    await request<{ backupCodes?: readonly string[] }>(`/api/auth/two-factor/${change}`, {
      method: 'POST',
      body: { password },
    });
  const answer = await ask();
  return !answer.ok && answer.refusal.code === 'factor' && (await askFactor()) ? await ask() : answer;
}
