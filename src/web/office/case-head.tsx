import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay } from '../words/moments.ts';
import { officeWords } from '../words/office-words.ts';
import { Acts } from './acts.tsx';
import { Due } from './due.tsx';
import { Turn } from './turn.tsx';
import type { WholeCase } from './types.ts';

/** Who applies, where the case stands, whose turn it is until when, and what may be done. */
export function CaseHead({ whole, level }: { readonly whole: WholeCase; readonly level: 1 | 2 }) {
  const t = useWords(officeWords);
  const say = useSay();
  const language = useLanguage();
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className="case-head">
      <div className="case-title">
        <Heading id="reader-heading" tabIndex={-1}>
          {whole.applicant === '' ? t.unnamed : whole.applicant}
        </Heading>
        <span className={`state state-${whole.state.id}`}>{say(whole.state.title)}</span>
        {whole.number !== null && <span>{whole.number}</span>}
      </div>
      <dl className="case-facts">
        <div>
          <dt>{t.class}</dt>
          <dd>
            {say(whole.class.title)}
            {whole.channel.id !== whole.turn?.id && ` · ${say(whole.channel.name)}`}
          </dd>
        </div>
        <div>
          <dt>{t.turn}</dt>
          <dd>
            <Turn of={whole} />
            {whole.since !== null && (
              <span className="quiet">
                {' '}
                {t.sinceShort} {localDay(whole.since, language)}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t.due}</dt>
          <dd>
            <Due of={whole} now={whole.now} />
          </dd>
        </div>
      </dl>
      {whole.duplicate !== null && (
        <p className="danger-note" role="note">
          {say(whole.duplicate)}
        </p>
      )}
      <Acts whole={whole} />
    </header>
  );
}
