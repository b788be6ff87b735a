import { visitMeetings, visitPath } from '#src/domain/visit/visit-path.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { VisitText } from './field.tsx';
import { useVisitDesk } from './visit-context.ts';

/** 首次会议 and 末次会议. */
export function Meetings() {
  const t = useWords(visitWords);
  return (
    <>
      {visitMeetings.map((which) => (
        <section key={which} className="visit-card visit-fields" aria-label={t[which]}>
          <h3>{t[which]}</h3>
          <VisitText path={visitPath.meeting(which, 'day')} label={t.fields['opening/day'] ?? ''} input="day" />
          <VisitText
            path={visitPath.meeting(which, 'present')}
            label={t.fields['opening/present'] ?? ''}
            input="area"
          />
          <VisitText
            path={visitPath.meeting(which, 'remarks')}
            label={t.fields['opening/remarks'] ?? ''}
            input="area"
          />
        </section>
      ))}
    </>
  );
}

/** What the visit says, by category and as a whole. */
export function VisitReport() {
  const t = useWords(visitWords);
  const say = useSay();
  const { page } = useVisitDesk();
  return (
    <section className="visit-card visit-fields">
      <VisitText path={visitPath.report} label={t.whole} input="area" />
      {page.categories.map(({ clause, title }) => (
        <VisitText key={clause} path={visitPath.category(clause)} label={`${clause} ${say(title)}`} input="area" />
      ))}
    </section>
  );
}
