import { Link } from 'react-router';
import { useFindings, useJudgement, usePage, useWorkbook } from '../book/hooks.ts';
import { useFocused, type Focused } from '../sheet/focus.ts';
import { ReasonEditor } from '../sheet/reason-editor.tsx';
import { moveRow, removeRow } from '../sheet/rows.ts';
import { sheetTitle } from '../sheet/spot.ts';
import { isLocked } from '../sheet/use-locked.ts';
import { notify } from '../work/notices.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { workWords } from '../words/work-words.ts';
import { openHistory } from './dialog-state.ts';
import { withoutTitle } from './missing-list.tsx';

/** The field one is at: its help, findings, why it is empty, evidence it owes, its history. */
export function FieldCard() {
  const t = useWords(workWords);
  const focused = useFocused();
  return (
    <section className="field-card" aria-label={t.fieldCard}>
      {focused === null ? (
        <p className="quiet">{t.noField}</p>
      ) : (
        <Card key={`${focused.scope.sheet.id} ${focused.spot.key}`} focused={focused} />
      )}
    </section>
  );
}

function Card({ focused }: { readonly focused: Focused }) {
  const { scope, spot } = focused;
  const workbook = useWorkbook();
  const t = useWords(workWords);
  const say = useSay();
  const language = useLanguage();
  const findings = useFindings(scope.sheet.id, spot.key);
  const label = say(spot.label);
  return (
    <>
      <h2>
        {label}
        {language === 'en' && <small className="gloss"> {spot.label.zh}</small>}
      </h2>
      {spot.field.help !== undefined && <p className="help">{say(spot.field.help)}</p>}
      {findings.map((finding) => (
        <p key={`${finding.rule}${finding.message.zh}`} className={`card-finding ${finding.severity}`}>
          {withoutTitle(say(finding.message), say(sheetTitle(scope.sheet)))}
          {finding.clause !== undefined && (
            <small>
              {' '}
              {t.clauseFrom} {say(finding.clause)}
            </small>
          )}
        </p>
      ))}
      <ReasonEditor scope={scope} spot={spot} id="blank-reason" back={() => focused.element.focus()} />
      <Owed focused={focused} />
      <p className="card-acts">
        {spot.row !== undefined &&
          spot.row.matrixRow === undefined &&
          spot.row.ghosts === undefined &&
          !isLocked(workbook, scope, spot.row.field) && <RowActs focused={focused} />}
        <button type="button" className="plain" onClick={() => openHistory(scope.sheet.id, spot.key, label)}>
          {t.history}
        </button>
      </p>
    </>
  );
}

function Owed({ focused: { scope, spot } }: { readonly focused: Focused }) {
  const t = useWords(workWords);
  const o = useWords(officeWords);
  const say = useSay();
  const page = usePage();
  const { definition } = useWorkbook();
  const { data } = useJudgement();
  const owes = spot.row?.matrixRow?.owes ?? spot.field.owes;
  const category = definition.evidence.find((one) => one.id === owes);
  if (category === undefined) return null;
  const dotted = `${scope.sheet.id}.${spot.path.replaceAll('/', '.')}`;
  const linked = data.evidence.filter((item) => item.category === category.id || item.proves.includes(dotted)).length;
  return (
    <p className="owed">
      {t.owes}
      {o.colon}
      {say(category.title)} · {t.linked(linked)}{' '}
      <Link to={`/applications/${page.id}/evidence?category=${category.id}&proves=${encodeURIComponent(dotted)}`}>
        {t.addEvidence}
      </Link>
    </p>
  );
}

function RowActs({ focused: { scope, spot } }: { readonly focused: Focused }) {
  const t = useWords(workWords);
  const workbook = useWorkbook();
  const { row } = spot;
  if (row === undefined) return null;
  return (
    <>
      <button type="button" className="plain" onClick={() => moveRow(workbook, scope, row, -1)}>
        {t.moveUp}
      </button>
      <button type="button" className="plain" onClick={() => moveRow(workbook, scope, row, 1)}>
        {t.moveDown}
      </button>
      <button
        type="button"
        className="plain"
        onClick={() => notify({ text: t.rowRemoved, act: { title: t.undo, run: removeRow(workbook, scope, row) } })}
      >
        {t.removeRow}
      </button>
    </>
  );
}
