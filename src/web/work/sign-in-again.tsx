import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import type { Text } from '#src/definition/text.ts';
import { askSession } from '../api/ask-session.ts';
import { hasSessionEnded, onSession, signedInAgain } from '../api/session-end.ts';
import { signIn } from '../entry/auth.ts';
import { useSay, useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';

/** The session has ended while somebody was at work: sign in again in place, then what waits goes on. */
export function SignInAgain({ user }: { readonly user: { readonly id: string; readonly email: string } }) {
  const ended = useSyncExternalStore(onSession, hasSessionEnded);
  const t = useWords(workWords);
  const say = useSay();
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = async ({ password }: { password: string }): Promise<void> => {
    setBusy(true);
    const refused = await signIn(user.email, password);
    const session = refused === null ? await askSession() : null;
    setBusy(false);
    const other = session?.ok === true && session.value.user?.id !== user.id;
    setRefusal(other ? { zh: workWords.zh.otherPerson, en: workWords.en.otherPerson } : refused);
    if (refused === null && !other) signedInAgain();
  };
  return (
    <Modal
      open={ended}
      title={t.signInAgain}
      closable={false}
      keyboard={false}
      footer={null}
      width={420}
      destroyOnHidden
    >
      <p>{t.signInAgainHint}</p>
      <Form layout="vertical" onFinish={(values: { password: string }) => void enter(values)}>
        <Form.Item label={t.email}>
          <Input value={user.email} readOnly autoComplete="username" />
        </Form.Item>
        <Form.Item label={t.password} name="password" rules={[{ required: true, message: '' }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        {refusal !== null && <Alert type="error" title={say(refusal)} style={{ marginBottom: 12 }} />}
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t.signIn}
        </Button>
      </Form>
    </Modal>
  );
}
