import { useEffect, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { FormLine, LightForm } from './form-parts.tsx';

interface Invitation {
  readonly name: string;
  readonly email: string | null;
  readonly wantsPassword: boolean;
}
interface Accepted {
  readonly signInName: string;
  readonly existing: boolean;
}
type Step =
  | { readonly at: 'code' }
  | { readonly at: 'password'; readonly secret: string; readonly invitation: Invitation }
  | { readonly at: 'done'; readonly accepted: Accepted };

const ask = { method: 'POST', signedOut: 'answer' } as const;

/** Opening an account by the link of a mail or a code on paper. */
export function InvitationPage() {
  const t = useWords(lightWords);
  const [step, setStep] = useState<Step>({ at: 'code' });
  const read = async (secret: string): Promise<Text | null> => {
    const answer = await request<Invitation>('/api/invitations/read', { ...ask, body: { secret } });
    if (answer.ok) setStep({ at: 'password', secret, invitation: answer.value });
    return answer.ok ? null : answer.refusal.reason;
  };
  useEffect(() => {
    const secret = location.hash.slice(1);
    if (secret !== '') void read(secret);
  }, []);
  if (step.at === 'done') return <Opened accepted={step.accepted} />;
  if (step.at === 'password')
    return (
      <PasswordForm
        secret={step.secret}
        invitation={step.invitation}
        done={(accepted) => setStep({ at: 'done', accepted })}
      />
    );
  return (
    <LightForm title={t.invitation} act={t.goOn} submit={async (values) => await read(values['code'] ?? '')}>
      <p>{t.invitationHint}</p>
      <FormLine
        label={t.invitationCode}
        name="code"
        type="text"
        autoComplete="off"
        defaultValue={location.hash.slice(1)}
      />
    </LightForm>
  );
}

function PasswordForm({
  secret,
  invitation,
  done,
}: {
  readonly secret: string;
  readonly invitation: Invitation;
  readonly done: (accepted: Accepted) => void;
}) {
  const t = useWords(lightWords);
  const submit = async (values: Readonly<Record<string, string>>) => {
    const password = values['password'];
    const answer = await request<Accepted>('/api/invitations/accept', {
      ...ask,
      body: { secret, ...(password === undefined ? {} : { password }) },
    });
    if (answer.ok) done(answer.value);
    return answer.ok ? null : answer.refusal.reason;
  };
  return (
    <LightForm title={t.invitationFor(invitation.name)} act={t.openAccount} submit={submit}>
      {invitation.wantsPassword ? (
        <>
          <p>{invitation.email ?? t.nameIsGiven}</p>
          <FormLine
            label={t.newPassword}
            name="password"
            type="password"
            autoComplete="new-password"
            hint={t.passwordRule}
            minLength={10}
          />
        </>
      ) : (
        <p>{t.ownAccount}</p>
      )}
    </LightForm>
  );
}

function Opened({ accepted }: { readonly accepted: Accepted }) {
  const t = useWords(lightWords);
  return (
    <section className="light-form" role="status">
      <h1>{t.accountOpened}</h1>
      <p>{t.signInWith}</p>
      <p className="sign-in-name">{accepted.signInName}</p>
      {!accepted.existing && <p className="small">{t.keepName}</p>}
      <p>
        <a href="/sign-in">{t.signIn}</a>
      </p>
    </section>
  );
}
