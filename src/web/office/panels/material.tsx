import { useState } from 'react';
import { WorkbookProvider, useDefinition } from '../../book/hooks.ts';
import { Loading } from '../../entry/loading.tsx';
import { Workbook } from '../../book/workbook.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { localStamp } from '../../words/moments.ts';
import { officeWords } from '../../words/office-words.ts';
import { EvidencePart } from '../dossier/evidence-part.tsx';
import { PartChoice, PartList, useParts } from '../dossier/parts.tsx';
import { Composer, PointBar } from '../dossier/point-bar.tsx';
import type { Pointed } from '../dossier/point.ts';
import { Printed } from '../dossier/printed.tsx';
import { ReportPart } from '../dossier/report-part.tsx';
import { SheetPart } from '../dossier/sheet-part.tsx';
import { useDossier } from '../dossier/use-dossier.ts';
import { useDraft } from '../correction-draft.ts';
import { usePlace } from '../place.ts';
import type { WholeCase } from '../types.ts';

/** What was handed in: data and print side by side, evidence one click away; any place can be asked to be corrected. */
export function MaterialPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(officeWords);
  const say = useSay();
  const dossier = useDossier(whole);
  if (whole.dossier === null) return <p className="quiet">{t.noDossier}</p>;
  if (dossier === null) return <Loading />;
  if (!(dossier instanceof Workbook)) return <p role="alert">{say(dossier.refusal.reason)}</p>;
  return (
    <WorkbookProvider value={dossier}>
      <Material whole={whole} />
    </WorkbookProvider>
  );
}

const views = ['data', 'both', 'printed'] as const;

function Material({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(officeWords);
  const definition = useDefinition();
  const [place, move] = usePlace();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const sections = useParts().flatMap((chapter) => chapter.sections);
  const first = sections.find((section) => definition.definitions[section.key]?.number !== undefined) ?? sections[0];
  const current = sections.find((section) => section.key === place.get('part')) ?? first;
  const view = views.find((one) => one === place.get('view2')) ?? 'data';
  const choose = (key: string): void => move({ part: key, at: null, item: null });
  // Where this official may ask for a correction, places can be pointed at.
  const asks = whole.actions.some((action) => action.requires.includes('items') && action.denial === null);
  const point = asks ? setPointed : null;
  if (current === undefined) return null;
  const sheet = current.kind === 'sheet' ? definition.definitions[current.key] : undefined;
  const report = definition.reports.find((one) => current.key === `report-${one.id}`);
  return (
    <div className="material">
      <PartList current={current.key} choose={choose} />
      <div className="material-main">
        <div className="material-bar">
          <PartChoice current={current.key} choose={choose} />
          <span className="views" role="group" aria-label={t.view}>
            {views.map((one) => (
              <button
                key={one}
                type="button"
                className={`view view-${one}`}
                aria-pressed={one === view}
                onClick={() => move({ view2: one === 'data' ? null : one })}
              >
                {t[one]}
              </button>
            ))}
          </span>
          {whole.dossier !== null && (
            <span className="quiet handed-in">
              {t.handedIn(whole.dossier.revision, localStamp(whole.dossier.frozenAt))}
            </span>
          )}
          <span className="spring" />
          <DraftCount caseId={whole.id} open={() => move({ panel: 'corrections' })} />
        </div>
        <div className={`material-split ${view}`}>
          {view !== 'printed' && (
            <div className="material-data">
              {sheet !== undefined && <SheetPart key={sheet.id} sheet={sheet} place={place} move={move} />}
              {report !== undefined && <ReportPart key={report.id} report={report} point={point} />}
              {current.kind === 'evidence' && <EvidencePart place={place} move={move} point={point} />}
            </div>
          )}
          {view !== 'data' && <Printed key={current.key} sheet={sheet} part={current.key} />}
        </div>
        {point !== null && (pointed !== null || (sheet !== undefined && sheet.office !== true)) && (
          <div className="point-place">
            {pointed !== null ? (
              <Composer
                key={JSON.stringify(pointed.place)}
                caseId={whole.id}
                pointed={pointed}
                close={() => setPointed(null)}
              />
            ) : (
              sheet !== undefined && <PointBar sheet={sheet} point={point} />
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function DraftCount({ caseId, open }: { readonly caseId: string; readonly open: () => void }) {
  const t = useWords(officeWords);
  const { length } = useDraft(caseId);
  return length === 0 ? null : (
    <button type="button" className="chip draft-count" onClick={open}>
      {t.draftItems(length)}
    </button>
  );
}
