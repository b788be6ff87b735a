import { Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { OpenEdition } from '../api/types.ts';
import { useSession } from '../work/session.tsx';
import { useEdition } from '../work/use-edition.ts';
import { useSay, useWords } from '../words/language.tsx';
import { notify } from '../work/notices.ts';
import { workWords } from '../words/work-words.ts';
import { beginApplication } from './begin.ts';
import { selfCheckOf } from './eligibility.ts';
import { QuestionLine } from './question-line.tsx';

/** The computed conditions of eligibility, one by one; what is answered goes into the new application. */
export function SelfCheck({
  edition,
  of,
  close,
}: {
  readonly edition: OpenEdition;
  readonly of: OpenEdition['classes'][number];
  readonly close: () => void;
}) {
  const t = useWords(workWords);
  const say = useSay();
  const go = useNavigate();
  const { now } = useSession();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const whole = useEdition(edition.digest, of.id);
  const check = useMemo(() => (whole === undefined ? null : selfCheckOf(whole, of.id)), [whole, of.id]);
  const failing = check?.failing(answers, new Date(now)) ?? [];
  const left = (check?.questions ?? []).filter(({ path }) => (answers[path] ?? '') === '').length;
  const begin = async (): Promise<void> => {
    setBusy(true);
    const made = await beginApplication(
      { programme: edition.programme, edition: edition.edition, class: of.id },
      check?.questions ?? [],
      answers,
    );
    if (typeof made === 'string') return void go(`/applications/${made}`);
    setBusy(false);
    return notify({ text: say(made.reason), tone: 'error' });
  };
  return (
    <Modal
      open
      loading={check === null}
      title={`${t.selfCheck} · ${say(of.title)}`}
      onCancel={close}
      width={700}
      footer={[
        <Button key="cancel" onClick={close}>
          {t.cancel}
        </Button>,
        <Button key="begin" type="primary" loading={busy} onClick={() => void begin()}>
          {t.begin}
        </Button>,
      ]}
    >
      <p>{t.selfCheckHint}</p>
      <div className="self-check">
        {check?.questions.map((question) => (
          <QuestionLine
            key={question.path}
            question={question}
            value={answers[question.path] ?? ''}
            change={(value) => setAnswers({ ...answers, [question.path]: value })}
          />
        ))}
      </div>
      <div role="status">
        {failing.length > 0 && (
          <div className="doubt">
            <p>{t.selfCheckBad}</p>
            <ul>
              {failing.map((message) => (
                <li key={message.zh}>{say(message)}</li>
              ))}
            </ul>
          </div>
        )}
        {failing.length === 0 && left < (check?.questions.length ?? 0) && (
          <p className="fine">
            {t.selfCheckGood}
            {left > 0 && ` ${t.selfCheckLeft(left)}`}
          </p>
        )}
      </div>
    </Modal>
  );
}
