import '../theme/office.css';
import '../theme/desk.css';
import { Navigate, Route, Routes } from 'react-router';
import { deferred } from '../entry/deferred.tsx';
import { Missing } from '../work/missing.tsx';
import { CasePage } from './case-page.tsx';
import { ConsultationPage, useIsConsulted } from './consultation-page.tsx';
import { ListPage } from './list-page.tsx';
import { BatchesPage } from './pages/batches.tsx';
import { ClashesPage } from './pages/clashes.tsx';
import { MessagesPage } from './pages/messages.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { ReplayPage } from './pages/replay.tsx';
import { SupervisionPage } from './pages/supervision.tsx';

const JudgingPages = deferred(() => import('./judging/judging-pages.tsx'));
const FeedbackListPage = deferred(() => import('./judging/feedback-list.tsx'));
const NumbersPage = deferred(() => import('./numbers/numbers-page.tsx'));
const DecisionPage = deferred(() => import('./decision/decision-page.tsx'));
const AwardPage = deferred(() => import('./award/award-page.tsx'));
const PaperCounter = deferred(() => import('./paper-counter.tsx'));

/** Everything of the offices; fetched only by who works in one. */
export default function OfficePage() {
  const consulted = useIsConsulted();
  return (
    <Routes>
      <Route index element={consulted ? <Navigate to="/office/consultations" replace /> : <ListPage />} />
      <Route path="cases/:id" element={<CasePage />} />
      <Route path="batches" element={<BatchesPage />} />
      <Route path="clashes" element={<ClashesPage />} />
      <Route path="overview" element={<OverviewPage />} />
      <Route path="numbers" element={<NumbersPage />} />
      <Route path="supervision" element={<SupervisionPage />} />
      <Route path="supervision/replay" element={<ReplayPage />} />
      <Route path="messages" element={<MessagesPage />} />
      <Route path="consultations/*" element={<ConsultationPage />} />
      <Route path="judging/*" element={<JudgingPages />} />
      <Route path="judging/feedback" element={<FeedbackListPage />} />
      <Route path="decision/*" element={<DecisionPage />} />
      <Route path="award/*" element={<AwardPage />} />
      <Route path="counter" element={<PaperCounter />} />
      <Route path="*" element={<Missing />} />
    </Routes>
  );
}
