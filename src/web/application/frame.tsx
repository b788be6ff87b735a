import { Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { deferred } from '../entry/deferred.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { useWidth } from '../work/use-width.ts';
import { useWords } from '../words/language.tsx';
import { workWords } from '../words/work-words.ts';
import { Contents } from './contents.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { Dialogs } from './dialogs.tsx';
import { Heading } from './heading.tsx';
import { Notices } from './page-notices.tsx';
import { RefusedDialog } from './refused-dialog.tsx';
import { SheetPage } from './sheet-page.tsx';
import { SidePanel } from './side-panel.tsx';
import { useLivePage } from './use-live-page.ts';
import { useSideTitle } from './side-title.ts';
import { useFirst } from './sections.ts';

const EvidencePage = deferred(() => import('../evidence/evidence-page.tsx'));
const ReportPage = deferred(() => import('../reports/report-page.tsx'));
const CorrectionPage = deferred(() => import('./corrections/correction-page.tsx'));
const AddendaPage = deferred(() => import('./addenda/addenda-page.tsx'));
const PracticePage = deferred(() => import('./practice/practice-page.tsx'));
const SealingPage = deferred(() => import('../dossier/sealing-page.tsx'));
const DocumentsPage = deferred(() => import('../dossier/documents-page.tsx'));
const SubmitPage = deferred(() => import('../dossier/submit-page.tsx'));
const FeedbackPage = deferred(() => import('../dossier/feedback-page.tsx'));
const RevisionsPage = deferred(() => import('../dossier/revisions-page.tsx'));

/** Three columns: contents, the sheet or report, what is missing. Both sides fold; on narrow screens they are drawers. */
export function Frame() {
  useLivePage();
  const t = useWords(workWords);
  const width = useWidth();
  const { pathname } = useLocation();
  const [left, setLeft] = useState(true);
  const [right, setRight] = useState(true);
  const [drawer, setDrawer] = useState<'left' | 'right' | null>(null);
  const first = useFirst();
  const beside = useSideTitle();
  const columns = { left: width >= 768, right: width >= 1200 };
  useEffect(() => setDrawer(null), [pathname]);
  const toggle = (side: 'left' | 'right'): void => {
    if (!columns[side]) setDrawer(drawer === side ? null : side);
    else if (side === 'left') setLeft(!left);
    else setRight(!right);
  };
  return (
    <div className="application">
      <TopBar>
        <Heading toggle={toggle} shown={{ left: columns.left && left, right: columns.right && right }} />
      </TopBar>
      <Notices />
      <div
        className={`columns ${columns.left && left ? 'with-left' : ''} ${columns.right && right ? 'with-right' : ''}`}
      >
        {columns.left && left && (
          <nav className="side left" aria-label={t.contents}>
            <Contents />
          </nav>
        )}
        <main id="main" className="middle" tabIndex={-1}>
          <Routes>
            <Route path="sheet/:sheet" element={<SheetPage strip={columns.left && !(columns.right && right)} />} />
            <Route path="evidence" element={<EvidencePage />} />
            <Route path="report/:report" element={<ReportPage />} />
            <Route path="correction" element={<CorrectionPage />} />
            <Route path="addenda" element={<AddendaPage />} />
            <Route path="practice" element={<PracticePage />} />
            <Route path="sealing" element={<SealingPage />} />
            <Route path="documents" element={<DocumentsPage />} />
            <Route path="submit" element={<SubmitPage />} />
            <Route path="feedback" element={<FeedbackPage />} />
            <Route path="revisions" element={<RevisionsPage />} />
            <Route path="*" element={<Navigate to={first} replace />} />
          </Routes>
        </main>
        {columns.right && right && (
          <aside className="side right" aria-label={beside}>
            <SidePanel />
          </aside>
        )}
      </div>
      <Drawer
        open={drawer === 'left'}
        placement="left"
        size={280}
        title={t.contents}
        onClose={() => setDrawer(null)}
        styles={{ body: { padding: 8 } }}
      >
        <Contents />
      </Drawer>
      <Drawer
        open={drawer === 'right'}
        placement="right"
        size={340}
        title={beside}
        onClose={() => setDrawer(null)}
        styles={{ body: { padding: 8 } }}
      >
        <SidePanel />
      </Drawer>
      <ConflictDialog />
      <RefusedDialog />
      <Dialogs />
    </div>
  );
}
