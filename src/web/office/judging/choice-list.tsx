import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { entriesOf } from '#src/domain/form/code-list.ts';
import { Loading } from '../../entry/loading.tsx';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { useNewestEdition } from '../../work/use-edition.ts';
import { ConflictLine } from './conflict-words.tsx';
import { whyNotSeated, type Seat } from './draft-panel.ts';
import type { ChoicePage, ChoicesPage } from './types.ts';
import { useJudging } from './use-judging.ts';

interface Props {
  readonly path: string;
  readonly seats: readonly Seat[];
  readonly size: number;
  readonly add: (choice: ChoicePage) => void;
}

/** Whom of the pool a panel can be given, the most fitting first, with what stands against each. */
export function ChoiceList({ path, seats, size, add }: Props) {
  const t = useWords(judgingWords);
  const say = useSay();
  const [typed, type] = useState('');
  const asked = useDeferredValue(typed.trim());
  const { data: answer } = useJudging<ChoicesPage>(asked === '' ? path : `${path}?q=${encodeURIComponent(asked)}`);
  const name = useCodeName();
  return (
    <section aria-label={t.pool}>
      <input
        type="search"
        className="list-search wide"
        value={typed}
        placeholder={t.searchPool}
        aria-label={t.searchPool}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {answer === undefined ? (
        <Loading />
      ) : !answer.ok ? (
        <p className="refusal">{say(answer.refusal.reason)}</p>
      ) : (
        <>
          {answer.value.industry !== null && (
            <p className="quiet">
              {t.industry}
              {t.colon}
              {name(answer.value.industry)}
            </p>
          )}
          <ul className="choices">
            {answer.value.choices.map((choice) => (
              <Choice key={choice.id} choice={choice} seats={seats} size={size} add={add} />
            ))}
          </ul>
          {answer.value.count > answer.value.choices.length && (
            <p className="quiet">{t.moreChoices(answer.value.choices.length, answer.value.count)}</p>
          )}
        </>
      )}
    </section>
  );
}

function Choice({ choice, seats, size, add }: Omit<Props, 'path'> & { readonly choice: ChoicePage }) {
  const t = useWords(judgingWords);
  const name = useCodeName();
  const why = whyNotSeated(choice, seats, size);
  const words = why === null ? undefined : t[why];
  return (
    <li className={why === 'hard' || why === 'unavailable' ? 'choice-line barred' : 'choice-line'}>
      <div>
        <strong>{choice.name}</strong> <span className="quiet">{choice.employer}</span>
        <br />
        <small>
          {t.fit}
          {t.colon}
          {t.fitOf(choice.fit)} · {t.load} {t.loadOf(choice.load, choice.capacity)}
          {choice.load >= choice.capacity && ` · ${t.full}`}
          {!choice.leads && ` · ${t.cannotLead}`}
          {choice.industries.length > 0 && ` · ${choice.industries.map(name).join(t.listComma)}`}
        </small>
        {choice.conflicts.map((conflict) => (
          <ConflictLine key={conflict.source} conflict={conflict} />
        ))}
      </div>
      <span title={words}>
        <Button size="small" disabled={why !== null} onClick={() => add(choice)}>
          {why === null ? t.add : words}
          <span className="sr"> {choice.name}</span>
        </Button>
      </span>
    </li>
  );
}

/** Names what the edition's lists know by a code; anything else stays as it is. */
export function useCodeName(): (code: string) => string {
  const language = useLanguage();
  const lists = Object.values(useNewestEdition()?.codes ?? {});
  return (code) => {
    const found = lists.map((list) => entriesOf(list).get(code)).find((entry) => entry !== undefined);
    return found === undefined ? code : found[language];
  };
}
