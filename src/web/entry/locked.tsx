import { useState } from 'react';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { goIn } from './after-sign-in.ts';
import { signOut, unlock } from './auth.ts';
import { FormLine, LightForm } from './form-parts.tsx';
import { forgetPerson, knownPeople } from './known-people.ts';

/** A locked machine: its person unlocks it, or another one of this browser signs in. */
export function LockedPage({
  name,
  switchTo,
}: {
  readonly name: string;
  readonly switchTo: (name: string | null) => void;
}) {
  const t = useWords(lightWords);
  const [people, setPeople] = useState(knownPeople);
  const submit = async (values: Readonly<Record<string, string>>) => {
    const refusal = await unlock(values['secret'] ?? '');
    if (refusal === null) goIn();
    return refusal;
  };
  const forget = (one: string): void => {
    forgetPerson(one);
    setPeople(knownPeople());
  };
  const others = people.filter((one) => one !== name);
  return (
    <>
      <LightForm title={t.lockedBy(name)} act={t.unlock} submit={submit}>
        <FormLine
          label={t.passwordOrCode}
          name="secret"
          type="password"
          autoComplete="current-password"
          hint={t.unlockHint}
          focus
        />
      </LightForm>
      <section className="light-form switch-people" aria-label={t.switchPerson}>
        <h2>{t.switchPerson}</h2>
        <ul>
          {others.map((one) => (
            <li key={one}>
              <button type="button" className="switch-to" onClick={() => switchTo(one)}>
                {one}
              </button>
              <button type="button" className="plain" aria-label={t.forgetPerson(one)} onClick={() => forget(one)}>
                ×
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="plain" onClick={() => switchTo(null)}>
              {t.anotherPerson}
            </button>
          </li>
        </ul>
        <p className="small">{t.switchHint}</p>
        <button type="button" className="plain" onClick={() => void signOut().then(() => location.assign('/sign-in'))}>
          {t.signOutOf(name)}
        </button>
      </section>
    </>
  );
}
