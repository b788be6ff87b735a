import { useState } from 'react';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { askReset } from './auth.ts';
import { FormLine, LightForm } from './form-parts.tsx';

export function ForgottenPage() {
  const t = useWords(lightWords);
  const [sent, setSent] = useState<string | null>(null);
  const submit = async (values: Readonly<Record<string, string>>) => {
    const refusal = await askReset(values['email'] ?? '');
    if (refusal === null) setSent(values['email'] ?? '');
    return refusal;
  };
  if (sent !== null)
    return (
      <section className="light-form" role="status">
        <h1>{t.checkMail}</h1>
        <p>{t.resetSent(sent)}</p>
        <p>
          <a href="/sign-in">{t.signIn}</a>
        </p>
      </section>
    );
  return (
    <>
      <LightForm title={t.forgotten} act={t.send} submit={submit}>
        <FormLine label={t.email} name="email" type="email" autoComplete="username" />
      </LightForm>
      <p className="beside">
        <a href="/sign-in">{t.signIn}</a>
      </p>
    </>
  );
}
