import { useState } from 'react';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { signUp } from './auth.ts';
import { FormLine, LightForm } from './form-parts.tsx';

export function SignUpPage() {
  const t = useWords(lightWords);
  const [sent, setSent] = useState<string | null>(null);
  const submit = async (values: Readonly<Record<string, string>>) => {
    const refusal = await signUp(values['name'] ?? '', values['email'] ?? '', values['password'] ?? '');
    if (refusal === null) setSent(values['email'] ?? '');
    return refusal;
  };
  if (sent !== null)
    return (
      <section className="light-form" role="status">
        <h1>{t.checkMail}</h1>
        <p>{t.verifySent(sent)}</p>
        <p>
          <a href="/sign-in">{t.signIn}</a>
        </p>
      </section>
    );
  return (
    <>
      <LightForm title={t.signUp} act={t.signUp} submit={submit}>
        <FormLine label={t.name} name="name" type="text" autoComplete="name" />
        <FormLine label={t.email} name="email" type="email" autoComplete="username" />
        <FormLine
          label={t.password}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={t.passwordRule}
          minLength={10}
        />
        <p className="small">{t.privacy}</p>
      </LightForm>
      <p className="beside">
        <span>
          {t.haveAccount}
          <a href="/sign-in">{t.signIn}</a>
        </span>
      </p>
    </>
  );
}
