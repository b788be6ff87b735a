import { Alert, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useLanguage, useWords } from '../words/language.tsx';
import { localDay } from '../words/moments.ts';
import { peopleWords } from '../words/people-words.ts';
import { act } from './act.ts';

interface Props {
  readonly programme: string;
  readonly close: () => void;
  readonly changed: () => void;
}
interface Values {
  readonly name: string;
  readonly way: 'mail' | 'paper';
  readonly email?: string;
}
interface Made {
  readonly code: string | null;
  readonly expiresAt: string;
  readonly mailed: boolean;
}

/** Invites somebody: a link by mail, or a letter with a code, which is shown this once. */
export function InviteDialog({ programme, close, changed }: Props) {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const [made, setMade] = useState<(Made & { readonly name: string }) | null>(null);
  const [unsent, setUnsent] = useState(false);
  const invite = async ({ name, way, email }: Values): Promise<void> => {
    const body = { programme, name, email: way === 'mail' ? (email ?? '') : null };
    const answer = await act<Made>('/api/members/invitations', body, {
      done: way === 'mail' ? t.invited : t.codeMade,
      language,
    });
    if (answer === null) return;
    changed();
    if (answer.code !== null) setMade({ ...answer, name });
    else if (answer.mailed) close();
    else setUnsent(true);
  };
  return (
    <Modal open title={made === null ? t.invite : t.letter} footer={null} width={520} onCancel={close}>
      {unsent ? (
        <Alert type="warning" title={t.notMailed} />
      ) : made === null ? (
        <InviteForm invite={(values) => void invite(values)} />
      ) : (
        <Letter name={made.name} code={made.code ?? ''} expiresAt={made.expiresAt} />
      )}
    </Modal>
  );
}

function InviteForm({ invite }: { readonly invite: (values: Values) => void }) {
  const t = useWords(peopleWords);
  const [form] = Form.useForm<Values>();
  const way = Form.useWatch('way', form) ?? 'mail';
  return (
    <Form form={form} layout="vertical" initialValues={{ way: 'mail' }} onFinish={invite}>
      <Form.Item label={t.inviteName} name="name" rules={[{ required: true, message: '' }]}>
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item label={t.inviteWay} name="way">
        <Radio.Group
          options={[
            { value: 'mail', label: t.byMail },
            { value: 'paper', label: t.byPaper },
          ]}
        />
      </Form.Item>
      {way === 'mail' && (
        <Form.Item label={t.email} name="email" rules={[{ required: true, type: 'email', message: '' }]}>
          <Input type="email" autoComplete="off" />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit">
        {way === 'mail' ? t.send : t.makeCode}
      </Button>
    </Form>
  );
}

/** The letter that brings a code; printed alone on its sheet. */
function Letter({
  name,
  code,
  expiresAt,
}: {
  readonly name: string;
  readonly code: string;
  readonly expiresAt: string;
}) {
  const t = useWords(peopleWords);
  const language = useLanguage();
  return (
    <>
      <section className="printed-alone letter" aria-label={t.letter}>
        <p>{t.letterText(name)}</p>
        <dl>
          <dt>{t.letterAddress}</dt>
          <dd>{`${location.origin}/invitation`}</dd>
          <dt>{t.letterCode}</dt>
          <dd>
            <code>{code}</code>
          </dd>
        </dl>
        <p className="small">{t.letterUntil(localDay(expiresAt, language))}</p>
      </section>
      <Button type="primary" onClick={() => window.print()}>
        {t.print}
      </Button>
    </>
  );
}
