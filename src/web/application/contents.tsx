import { NavLink } from 'react-router';
import type { Filled } from '../api/types.ts';
import { useJudgement, usePage, useWorkbook } from '../book/hooks.ts';
import { owedCategories } from '../evidence/owed.ts';
import { Foot } from '../work/foot.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { workWords } from '../words/work-words.ts';
import { sectionOf, useOpenCorrection } from './corrections/open-correction.ts';
import { evidenceFilled, filledOf, reportsFilled } from './filled.ts';
import { useChapters, type Section } from './sections.ts';

/** The dossier's contents with a thin bar of what is filled, and a mark where something must be mended. */
export function Contents() {
  const say = useSay();
  const chapters = useChapters();
  const { findings, completeness, data, holds } = useJudgement();
  const workbook = useWorkbook();
  const page = usePage();
  const progress = {
    ...completeness,
    ...reportsFilled(workbook.definition, data),
    evidence: evidenceFilled(workbook.definition, data, owedCategories(workbook, data), holds),
  };
  const asked = useOpenCorrection()?.items ?? [];
  const errors = new Map<string, number>();
  for (const finding of findings) {
    const key = finding.area === 'sheet' ? finding.of : finding.area === 'report' ? `report-${finding.of}` : 'evidence';
    if (finding.severity === 'error') errors.set(key, (errors.get(key) ?? 0) + 1);
  }
  return (
    <div className="contents">
      {chapters.map((chapter) => (
        <section key={chapter.title.zh}>
          <h2>{say(chapter.title)}</h2>
          <ul>
            {chapter.sections.map((section) => (
              <li key={section.key}>
                <Entry
                  section={section}
                  base={`/applications/${page.id}`}
                  filled={barOf(section, progress)}
                  errors={errors.get(section.key) ?? 0}
                  asked={asked.filter((item) => sectionOf(item.place) === section.key).length}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Foot />
    </div>
  );
}

function barOf(section: Section, completeness: Readonly<Record<string, Filled>>): Filled | null {
  const filled = section.counts === null ? null : filledOf(completeness, section.counts);
  return filled !== null && filled.total > 0 ? filled : null;
}

function Entry({
  section,
  base,
  filled,
  errors,
  asked,
}: {
  readonly section: Section;
  readonly base: string;
  readonly filled: Filled | null;
  readonly errors: number;
  readonly asked: number;
}) {
  const say = useSay();
  const t = useWords(workWords);
  const o = useWords(officeWords);
  const part = filled === null ? 0 : filled.filled / filled.total;
  return (
    <NavLink to={`${base}/${section.to}`} className="entry">
      <span className="entry-title">{say(section.title)}</span>
      {filled !== null && part === 1 && errors === 0 && (
        <span className="entry-done" aria-label={t.filledOf(filled.filled, filled.total)}>
          ✓
        </span>
      )}
      {asked > 0 && (
        <span className="entry-asked" title={`${o.correctionPage} ${asked}`}>
          <span className="sr">{o.correctionPage} </span>
          {asked}
        </span>
      )}
      {errors > 0 && (
        <span className="entry-errors" title={`${t.errors} ${errors}`}>
          <span className="sr">{t.errors} </span>
          {errors}
        </span>
      )}
      {filled !== null && (
        <span className="bar" title={t.filledOf(filled.filled, filled.total)}>
          <span style={{ width: `${part * 100}%` }} className={part === 1 ? 'full' : ''} />
        </span>
      )}
    </NavLink>
  );
}
