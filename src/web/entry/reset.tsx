import { useState } from 'react';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { resetPassword } from './auth.ts';
import { FormLine, LightForm } from './form-parts.tsx';

export function ResetPage() {
  const t = useWords(lightWords);
  const token = new URLSearchParams(location.search).get('token');
  const [done, setDone] = useState(false);
  if (token === null)
    return (
      <section className="light-form">
        <h1>{t.reset}</h1>
        <p>{t.resetBroken}</p>
        <p>
          <a href="/forgotten">{t.forgotten}</a>
        </p>
      </section>
    );
  if (done)
    return (
      <section className="light-form" role="status">
        <h1>{t.reset}</h1>
        <p>{t.resetDone}</p>
        <p>
          <a href="/sign-in">{t.signIn}</a>
        </p>
      </section>
    );
  const submit = async (values: Readonly<Record<string, string>>) => {
    const refusal = await resetPassword(token, values['password'] ?? '');
    if (refusal === null) setDone(true);
    return refusal;
  };
  return (
    <LightForm title={t.reset} act={t.reset} submit={submit}>
      <FormLine
        label={t.newPassword}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={t.passwordRule}
        minLength={10}
      />
    </LightForm>
  );
}
