import { useSay, useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';
import { localStamp } from '../words/moments.ts';
import type { Answer, OfficeAnswer, Reply, Shown } from './consultation-types.ts';

/** What a department is shown of an applicant. */
export function ShownOf({ shown }: { readonly shown: readonly Shown[] }) {
  const say = useSay();
  const [first, ...rest] = shown;
  return (
    <div className="consult-shown">
      {first !== undefined && <strong>{first.value === '' ? '—' : first.value}</strong>}
      {rest.map(({ label, value }) => (
        <span key={label.zh}>
          <span className="quiet">{say(label)}</span> {value === '' ? '—' : value}
        </span>
      ))}
    </div>
  );
}

/** An answer in words: what, the facts, when; for the office also how it came and why it was corrected. */
export function GivenAnswer({
  answer,
  reply,
}: {
  readonly answer: Answer | OfficeAnswer;
  readonly reply?: Reply | null;
}) {
  const t = useWords(consultationWords);
  return (
    <div className="consult-answer">
      <span className={`consult-kind ${answer.kind}`}>{t.kinds[answer.kind]}</span>
      {answer.late && <span className="consult-warn">{t.late}</span>}
      <span className="quiet">
        {localStamp(answer.at)}
        {'way' in answer && ` · ${t.ways[answer.way]}`}
        {reply?.number !== undefined && reply.number !== null && ` ${reply.number}`}
        {reply?.signedBy !== undefined && reply.signedBy !== null && ` · ${t.signedBy(reply.signedBy)}`}
      </span>
      {answer.facts !== null && answer.facts !== '' && <p className="consult-facts-text">{answer.facts}</p>}
      {'why' in answer && answer.why !== null && <p className="quiet">{t.corrected(answer.why)}</p>}
    </div>
  );
}
