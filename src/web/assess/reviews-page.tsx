import '../theme/office.css';
import '../theme/assess.css';
import { Route, Routes } from 'react-router';
import { deferred } from '../entry/deferred.tsx';
import { Missing } from '../work/missing.tsx';
import { MyPanels } from './my-panels.tsx';
import { PledgePage } from './pledge-page.tsx';

const DeskPage = deferred(() => import('./desk/desk-page.tsx'));
const VisitPage = deferred(() => import('./visit/visit-page.tsx'));
const HearingsPage = deferred(() => import('./hearings/hearings-page.tsx'));
const ConsensusPage = deferred(() => import('./consensus/consensus-page.tsx'));
const FeedbackWritePage = deferred(() => import('./feedback/write-page.tsx'));
const PapersPage = deferred(() => import('./papers/papers-page.tsx'));

/** Everything of assessors: their panels, the pledge, the desk, the consensus room, site visit and hearings, paper and feedback. */
export default function ReviewsPage() {
  return (
    <Routes>
      <Route index element={<MyPanels />} />
      <Route path="pledge/:programme/:edition" element={<PledgePage />} />
      <Route path=":panel" element={<DeskPage />} />
      <Route path=":panel/consensus" element={<ConsensusPage />} />
      <Route path=":panel/feedback" element={<FeedbackWritePage />} />
      <Route path=":panel/papers" element={<PapersPage />} />
      <Route path=":panel/visit" element={<VisitPage />} />
      <Route path="hearings" element={<HearingsPage />} />
      <Route path="*" element={<Missing />} />
    </Routes>
  );
}
