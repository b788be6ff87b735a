import { Button } from 'antd';
import { useState } from 'react';
import { Choice } from '#src/domain/decision/motion.ts';
import { useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import { ChoiceRow } from './choice-row.tsx';
import { Questions } from './questions.tsx';
import type { MotionPageData, VoteChoices } from './types.ts';
import { useAct } from './use-jury.ts';

/** A member's open vote: a choice for each question that is theirs, changed at will until the result is declared. */
export function VoteForm({ motion }: { readonly motion: MotionPageData }) {
  const t = useWords(juryWords);
  const { act, busy } = useAct();
  const [choices, setChoices] = useState<VoteChoices>(motion.mine ?? {});
  const own = motion.toVote;
  const given = Object.fromEntries(Object.entries(choices).filter(([question]) => own.includes(question)));
  const left = own.length - Object.keys(given).length;
  const options = Choice.options.map((id) => ({ id, title: t.choices[id] }));
  const nameOf = (application: string): string =>
    motion.questions.find(({ candidate }) => candidate?.application === application)?.candidate?.name ?? '';
  return (
    <section aria-label={t.voteOn}>
      {motion.mine !== null && <p className="jury-note done">{t.yours}</p>}
      <Questions
        questions={motion.questions}
        renderChoice={(application) =>
          own.includes(application) && (
            <ChoiceRow
              label={nameOf(application)}
              options={options}
              value={choices[application]}
              choose={(choice) => setChoices({ ...choices, [application]: choice })}
            />
          )
        }
      />
      <p className="acts cast-line">
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={left > 0}
          onClick={() =>
            void act({ path: `/api/motions/${motion.id}/vote`, method: 'PUT', body: { choices: given }, done: t.voted })
          }
        >
          {motion.mine === null ? t.vote : t.voteAgain}
        </Button>
        <Button
          size="large"
          onClick={() => setChoices(Object.fromEntries(own.map((question) => [question, 'for'] as const)))}
        >
          {t.allFor}
        </Button>
        {left > 0 && <span role="status">{t.open(left)}</span>}
      </p>
    </section>
  );
}
