import { useEffect, useState } from 'react';
import { askSession } from '../api/ask-session.ts';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { goOn } from './after-sign-in.ts';
import { signIn } from './auth.ts';
import { FactorStep } from './factor-step.tsx';
import { FormLine, LightForm } from './form-parts.tsx';
import { LockedPage } from './locked.tsx';

type Step = { readonly at: 'password'; readonly name: string | null } | { readonly at: 'factor' };

/** Signing in: the password, then the second factor of who has one; or the lock of who went away from this machine. */
export function SignInPage() {
  const [step, setStep] = useState<Step>({ at: 'password', name: null });
  const [locked, setLocked] = useState<string | null>(null);
  useEffect(() => {
    void askSession().then((answer) => {
      if (answer.ok) setLocked(answer.value.locked?.name ?? null);
    });
  }, []);
  const switchTo = (name: string | null): void => {
    setLocked(null);
    setStep({ at: 'password', name });
  };
  if (locked !== null) return <LockedPage name={locked} switchTo={switchTo} />;
  if (step.at === 'factor') return <FactorStep />;
  return <PasswordStep name={step.name} next={() => setStep({ at: 'factor' })} />;
}

function PasswordStep({ name, next }: { readonly name: string | null; readonly next: () => void }) {
  const t = useWords(lightWords);
  const submit = async (values: Readonly<Record<string, string>>) => {
    const refusal = await signIn(values['email'] ?? '', values['password'] ?? '');
    if (refusal === null && (await goOn()) === 'factor') next();
    return refusal;
  };
  return (
    <>
      <LightForm title={name === null ? t.signIn : t.signInAs(name)} act={t.signIn} submit={submit}>
        <FormLine label={t.emailOrName} name="email" type="text" autoComplete="username" />
        <FormLine label={t.password} name="password" type="password" autoComplete="current-password" />
      </LightForm>
      <p className="beside">
        <a href="/forgotten">{t.forgotten}</a>
        <span>
          {t.noAccount}
          <a href="/sign-up">{t.signUp}</a>
        </span>
      </p>
      <p className="beside">
        <a href="/invitation">{t.haveInvitation}</a>
      </p>
    </>
  );
}
