import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { goIn } from './after-sign-in.ts';
import { showFactor } from './auth.ts';
import { FormLine, LightForm } from './form-parts.tsx';

/** After the password: the code of the device or one of the card. Who signs or looks may read without. */
export function FactorStep() {
  const t = useWords(lightWords);
  const submit = async (values: Readonly<Record<string, string>>) => {
    const refusal = await showFactor(values['code'] ?? '');
    if (refusal === null) goIn();
    return refusal;
  };
  return (
    <>
      <LightForm title={t.factor} act={t.goOn} submit={submit}>
        <p>{t.factorHint}</p>
        <FormLine label={t.code} name="code" type="text" autoComplete="one-time-code" hint={t.codeHint} focus />
      </LightForm>
      <p className="beside">
        <button type="button" className="plain" onClick={goIn}>
          {t.readOnly}
        </button>
        <span>{t.readOnlyHint}</span>
      </p>
    </>
  );
}
