import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { landing } from './landing.ts';
import { signIn } from './auth.ts';
import { FormLine, LightForm } from './form-parts.tsx';

/** Only addresses of this house are gone to after signing in. */
async function destination(): Promise<string> {
  const next = new URLSearchParams(location.search).get('next') ?? '';
  return /^\/(?:office(?:\/[A-Za-z0-9/_-]*)?|applications\/[A-Za-z0-9/_-]*)$/u.test(next) ? next : await landing();
}

export function SignInPage() {
  const t = useWords(lightWords);
  const submit = async (values: Readonly<Record<string, string>>) => {
    const refusal = await signIn(values['email'] ?? '', values['password'] ?? '');
    if (refusal === null) location.assign(await destination());
    return refusal;
  };
  return (
    <>
      <LightForm title={t.signIn} act={t.signIn} submit={submit}>
        <FormLine label={t.email} name="email" type="email" autoComplete="username" />
        <FormLine label={t.password} name="password" type="password" autoComplete="current-password" />
      </LightForm>
      <p className="beside">
        <a href="/forgotten">{t.forgotten}</a>
        <span>
          {t.noAccount}
          <a href="/sign-up">{t.signUp}</a>
        </span>
      </p>
    </>
  );
}
