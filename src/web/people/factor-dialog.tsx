import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Space } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import type { Text } from '#src/definition/text.ts';
import { factorAnswered, isFactorWanted, onFactor } from '../api/factor-wanted.ts';
import { showFactor } from '../entry/auth.ts';
import { useSay, useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { useSession } from '../work/session.tsx';

/** An act wants the second factor: it is shown in place, then the act goes on. */
export function FactorDialog() {
  const wanted = useSyncExternalStore(onFactor, isFactorWanted);
  const { factor } = useSession();
  const t = useWords(peopleWords);
  return (
    <Modal
      open={wanted}
      title={t.factorWanted}
      footer={null}
      width={420}
      destroyOnHidden
      onCancel={() => factorAnswered(false)}
    >
      {factor.enrolled ? (
        <CodeForm />
      ) : (
        <>
          <p>{t.notEnrolled}</p>
          <Button type="primary" href="/people/enrol" block>
            {t.toEnrol}
          </Button>
        </>
      )}
    </Modal>
  );
}

function CodeForm() {
  const t = useWords(peopleWords);
  const say = useSay();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const show = async ({ code }: { code: string }): Promise<void> => {
    setBusy(true);
    const refused = await showFactor(code);
    setBusy(false);
    setRefusal(refused);
    if (refused !== null) return;
    factorAnswered(true);
    await queries.invalidateQueries({ queryKey: ['session'] });
  };
  return (
    <Form layout="vertical" onFinish={(values: { code: string }) => void show(values)}>
      <p>{t.factorWantedHint}</p>
      <Form.Item label={t.code} name="code" rules={[{ required: true, message: '' }]}>
        <Input autoFocus autoComplete="one-time-code" />
      </Form.Item>
      {refusal !== null && <Alert type="error" title={say(refusal)} style={{ marginBottom: 12 }} />}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.goOn}
        </Button>
        <Button onClick={() => factorAnswered(false)}>{t.giveUp}</Button>
      </Space>
    </Form>
  );
}
