import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { refuseChoices, type BallotForm, type Choices } from '#src/domain/ballot/form.ts';
import { ballotWords } from '../words/ballot-words.ts';
import { useSay, useWords } from '../words/language.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { givenOf } from './limits.ts';

interface Props {
  readonly form: BallotForm;
  /** It was encrypted before, and goes out as it is. */
  readonly sealed: boolean;
  readonly busy: boolean;
  readonly cast: (choices: Choices) => void;
}

/** The paper of a secret ballot: an option for each question, with the limits counted along. */
export function Paper({ form, sealed, busy, cast }: Props) {
  const t = useWords(ballotWords);
  const say = useSay();
  const [choices, setChoices] = useState<Choices>({});
  const refused = sealed ? null : refuseChoices(form, choices);
  const titleOf = (id: string): string => {
    const option = form.options.find((one) => one.id === id);
    return option === undefined ? id : say(option);
  };
  return (
    <section className="panel" aria-label={t.step3}>
      <h2>{t.step3}</h2>
      {sealed ? (
        <p className="jury-note">{t.sealed}</p>
      ) : (
        <ol className="questions">
          {form.questions.map((question) => (
            <li key={question.id}>
              <p className="question-name">
                <strong>{say(question)}</strong>
              </p>
              <ChoiceRow
                label={say(question)}
                options={question.options.map((id) => ({ id, title: titleOf(id) }))}
                value={choices[question.id]}
                choose={(option) => setChoices({ ...choices, [question.id]: option })}
              />
            </li>
          ))}
        </ol>
      )}
      <div role="status" className="limits">
        {!sealed && <p>{t.chosen(Object.keys(choices).length, form.questions.length)}</p>}
        {!sealed &&
          givenOf(form, choices).map(({ option, given, least, most, broken }) => (
            <p key={option.id} className={broken ? 'broken' : ''}>
              {t.limit(say(option), given, least, most)}
            </p>
          ))}
      </div>
      <p className="acts cast-line">
        <Popconfirm
          title={t.cast}
          description={t.castSure}
          okText={t.cast}
          cancelText={t.cancel}
          disabled={refused !== null}
          onConfirm={() => cast(choices)}
        >
          <Button type="primary" size="large" loading={busy} disabled={refused !== null}>
            {t.cast}
          </Button>
        </Popconfirm>
      </p>
    </section>
  );
}
