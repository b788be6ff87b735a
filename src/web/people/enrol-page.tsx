import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Result } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { showFactor } from '../entry/auth.ts';
import { useSay, useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { useSession } from '../work/session.tsx';
import { CodeCard } from './code-card.tsx';
import { PeoplePage } from './page.tsx';
import { QrCode } from './qr-code.tsx';

interface Begun {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

/** Setting up the second factor: a device, the card, and one code that proves either. */
export default function EnrolPage() {
  const t = useWords(peopleWords);
  const { factor } = useSession();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [done, setDone] = useState(false);
  return (
    <PeoplePage title={t.enrol}>
      {done || (factor.enrolled && begun === null) ? (
        <Result
          status="success"
          title={t.enrolled}
          subTitle={t.enrolledHint}
          extra={
            <Button type="primary" href="/home">
              {t.toWork}
            </Button>
          }
        />
      ) : begun === null ? (
        <Begin begin={setBegun} />
      ) : (
        <Confirm begun={begun} done={() => setDone(true)} />
      )}
    </PeoplePage>
  );
}

function Begin({ begin }: { readonly begin: (begun: Begun) => void }) {
  const t = useWords(peopleWords);
  const say = useSay();
  const [refusal, setRefusal] = useState<Text | null>(null);
  const start = async ({ password }: { password: string }): Promise<void> => {
    const answer = await request<Begun>('/api/auth/two-factor/enable', { method: 'POST', body: { password } });
    if (answer.ok) return begin(answer.value);
    const wrong = answer.refusal.code === 'INVALID_PASSWORD';
    return setRefusal(
      wrong ? { zh: peopleWords.zh.badPassword, en: peopleWords.en.badPassword } : answer.refusal.reason,
    );
  };
  return (
    <section className="panel">
      <p>{t.enrolWhy}</p>
      <Form layout="vertical" className="narrow" onFinish={(values: { password: string }) => void start(values)}>
        <Form.Item label={t.password} name="password" rules={[{ required: true, message: '' }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        {refusal !== null && <Alert type="error" title={say(refusal)} style={{ marginBottom: 12 }} />}
        <Button type="primary" htmlType="submit">
          {t.begin}
        </Button>{' '}
        <Button href="/home">{t.later}</Button>
      </Form>
    </section>
  );
}

function Confirm({ begun, done }: { readonly begun: Begun; readonly done: () => void }) {
  const t = useWords(peopleWords);
  const say = useSay();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Text | null>(null);
  const confirm = async ({ code }: { code: string }): Promise<void> => {
    const refused = await showFactor(code);
    setRefusal(refused);
    if (refused !== null) return;
    done();
    await queries.invalidateQueries({ queryKey: ['session'] });
  };
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? '';
  return (
    <>
      <section className="panel enrol-device">
        <div>
          <h2>{t.scan}</h2>
          <p className="small">{t.scanHint}</p>
          <p>
            {t.typeSecret}
            <code className="secret">{secret.replaceAll(/(.{4})/gu, '$1 ')}</code>
          </p>
        </div>
        <QrCode text={begun.totpURI} title={t.scan} />
      </section>
      <section className="panel">
        <h2>{t.cardStep}</h2>
        <p className="small">{t.cardHint}</p>
        <CodeCard codes={begun.backupCodes} />
      </section>
      <section className="panel">
        <h2>{t.confirmStep}</h2>
        <Form layout="vertical" className="narrow" onFinish={(values: { code: string }) => void confirm(values)}>
          <Form.Item label={t.code} name="code" extra={t.confirmHint} rules={[{ required: true, message: '' }]}>
            <Input autoComplete="one-time-code" />
          </Form.Item>
          {refusal !== null && <Alert type="error" title={say(refusal)} style={{ marginBottom: 12 }} />}
          <Button type="primary" htmlType="submit">
            {t.confirm}
          </Button>
        </Form>
      </section>
    </>
  );
}
