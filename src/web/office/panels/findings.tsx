import { flatKey } from '#src/domain/form/flat.ts';
import { Loading } from '../../entry/loading.tsx';
import type { PlacedFinding } from '../../book/finding-board.ts';
import { WorkbookProvider, useJudgement } from '../../book/hooks.ts';
import { Workbook } from '../../book/workbook.ts';
import { withoutTitle } from '../../application/missing-list.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';
import { useParts } from '../dossier/parts.tsx';
import { useDossier } from '../dossier/use-dossier.ts';
import { usePlace } from '../place.ts';
import type { WholeCase } from '../types.ts';

/** What the rules find in what was handed in; each leads to its place in the dossier. */
export function FindingsPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(officeWords);
  const say = useSay();
  const dossier = useDossier(whole);
  if (whole.findings.length === 0) return <p className="fine panel-note">✓ {t.findingsNone}</p>;
  if (dossier === null) return <Loading />;
  if (!(dossier instanceof Workbook)) return <p role="alert">{say(dossier.refusal.reason)}</p>;
  return (
    <WorkbookProvider value={dossier}>
      <p className="quiet panel-note">{t.findingsHint}</p>
      <Found />
    </WorkbookProvider>
  );
}

const severities = ['error', 'warning', 'hint'] as const;

function Found() {
  const t = useWords(officeWords);
  const say = useSay();
  const { findings } = useJudgement();
  const titles = { error: t.errors, warning: t.warnings, hint: t.hints };
  const sections = useParts().flatMap((chapter) => chapter.sections);
  return severities.map((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    return own.length === 0 ? null : (
      <section key={severity} className="missing-group">
        <h3>
          {titles[severity]} <small>{own.length}</small>
        </h3>
        <ul>
          {own.map((finding, index) => {
            const title = sections.find((section) => section.key === partOf(finding))?.title;
            return (
              <li key={`${finding.path}${finding.rule}${index}`}>
                <One finding={finding} title={title === undefined ? '' : say(title)} />
              </li>
            );
          })}
        </ul>
      </section>
    );
  });
}

const partOf = ({ area, of }: PlacedFinding): string =>
  area === 'sheet' ? of : area === 'report' ? `report-${of}` : 'evidence';

function One({ finding, title }: { readonly finding: PlacedFinding; readonly title: string }) {
  const t = useWords(officeWords);
  const say = useSay();
  const [, move] = usePlace();
  const lead = (): void =>
    move({
      panel: null,
      part: partOf(finding),
      view2: null,
      at: finding.area === 'sheet' && finding.path !== '' ? flatKey(finding.instance, finding.path) : null,
      instance: finding.instance,
      item: finding.area === 'evidence' ? finding.path : null,
    });
  return (
    <button type="button" className={`finding ${finding.severity}`} title={t.goThere} onClick={lead}>
      <span>
        {title !== '' && <b>{title}</b>} {withoutTitle(say(finding.message), title)}
      </span>
      {finding.clause !== undefined && (
        <small>
          {t.clauseFrom} {say(finding.clause)}
        </small>
      )}
    </button>
  );
}
