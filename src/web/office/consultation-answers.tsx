import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { AnswerKind } from '#src/domain/workflow/consultation.ts';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';
import { localStamp } from '../words/moments.ts';
import { ConsultationScan } from './consultation-scan.tsx';
import { ShownOf } from './consultation-parts.tsx';
import type { AnsweredItems, Shown } from './consultation-types.ts';
import { sendForOffice } from './send-act.ts';
import { useRereadLetters } from './use-consultations.ts';

interface Props {
  readonly letter: string;
  readonly items: readonly { readonly item: string; readonly shown: readonly Shown[] }[];
  /** From a reply letter that a handler records, or by the department itself. */
  readonly way: 'letter' | 'account';
  readonly now: string;
  readonly mayAnswer?: boolean;
}
interface Given {
  readonly kind: AnswerKind;
  readonly facts: string;
}

/** Answers for many applicants at once: a choice for each, facts where there are some, then one act. */
export function ConsultationAnswers({ letter, items, way, now, mayAnswer = true }: Props) {
  const t = useWords(consultationWords);
  const say = useSay();
  const id = useId();
  const reread = useRereadLetters();
  const [given, setGiven] = useState<ReadonlyMap<string, Given>>(new Map());
  const [denials, setDenials] = useState<ReadonlyMap<string, Text>>(new Map());
  const [number, setNumber] = useState('');
  const [dated, setDated] = useState(localStamp(now).slice(0, 10));
  const [scan, setScan] = useState<{ readonly sha256: string; readonly name: string } | null>(null);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (item: string, one: Given): void => setGiven((all) => new Map([...all, [item, one]]));
  const chosen = items.filter(({ item }) => given.has(item));
  const restNone = (): void =>
    setGiven((all) => new Map(items.map(({ item }) => [item, all.get(item) ?? { kind: 'none' as const, facts: '' }])));
  const submit = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const answer = await sendForOffice<AnsweredItems>(`/api/consultations/${letter}/answers`, 'POST', {
      reply: { ...(way === 'letter' ? { number, dated } : {}), ...(scan === null ? {} : { scan: scan.sha256 }) },
      answers: chosen.map(({ item }) => ({ item, answer: given.get(item)?.kind, ...factsOf(given.get(item)) })),
    });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    const refused = answer.value.results.filter((one) => one.denial !== null);
    const done = answer.value.results.length - refused.length;
    setDenials(new Map(refused.map((one) => [one.item, one.denial?.reason ?? { zh: '', en: '' }])));
    if (done > 0) notify({ text: way === 'letter' ? t.recorded(done) : t.given(done) });
    if (refused.length > 0) notify({ text: t.notRecorded(refused.length), tone: 'error' });
    return await reread();
  };
  const ready = chosen.length > 0 && (way === 'account' || (number.trim() !== '' && dated !== ''));
  return (
    <form
      className="consult-answers"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {way === 'letter' && (
        <div className="consult-reply">
          <p className="act-field">
            <label htmlFor={`${id}-number`}>{t.replyNumber}</label>
            <input
              id={`${id}-number`}
              value={number}
              maxLength={100}
              onChange={(event) => setNumber(event.target.value)}
            />
          </p>
          <p className="act-field">
            <label htmlFor={`${id}-day`}>{t.replyDay}</label>
            <input
              id={`${id}-day`}
              type="date"
              value={dated}
              max={localStamp(now).slice(0, 10)}
              onChange={(event) => setDated(event.target.value)}
            />
          </p>
          <ConsultationScan letter={letter} scan={scan} choose={setScan} />
        </div>
      )}
      <ul className="consult-items">
        {items.map(({ item, shown }) => (
          <li key={item}>
            <ShownOf shown={shown} />
            <Choice item={item} name={shown[0]?.value ?? ''} given={given.get(item)} set={set} disabled={!mayAnswer} />
            {denials.get(item) !== undefined && (
              <p role="alert" className="danger-note">
                {say(denials.get(item) ?? { zh: '', en: '' })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {mayAnswer && (
        <div className="consult-submit">
          <Button onClick={restNone}>{t.allNone}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
            {way === 'letter' ? t.record : t.answer}
          </Button>
          <span className="quiet">{chosen.length === 0 ? t.chooseFirst : way === 'account' ? t.answerHint : null}</span>
        </div>
      )}
      {refusal !== null && <Alert type="error" title={say(refusal)} role="alert" />}
    </form>
  );
}

const factsOf = (given: Given | undefined): { readonly facts?: string } =>
  given === undefined || given.kind === 'none' || given.facts.trim() === '' ? {} : { facts: given.facts };

interface ChoiceProps {
  readonly item: string;
  readonly name: string;
  readonly given: Given | undefined;
  readonly set: (item: string, given: Given) => void;
  readonly disabled: boolean;
}

function Choice({ item, name, given, set, disabled }: ChoiceProps) {
  const t = useWords(consultationWords);
  return (
    <fieldset className="consult-kinds" disabled={disabled}>
      <legend className="sr">
        {t.answerColumn} {name}
      </legend>
      {AnswerKind.options.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name={`answer-${item}`}
            checked={given?.kind === kind}
            onChange={() => set(item, { kind, facts: given?.facts ?? '' })}
          />
          {t.kinds[kind]}
        </label>
      ))}
      {given !== undefined && given.kind !== 'none' && (
        <textarea
          rows={2}
          maxLength={4000}
          aria-label={`${t.facts} ${name}`}
          placeholder={given.kind === 'adverse' ? t.factsHint : t.cannotHint}
          required={given.kind === 'adverse'}
          value={given.facts}
          onChange={(event) => set(item, { ...given, facts: event.target.value })}
        />
      )}
    </fieldset>
  );
}
