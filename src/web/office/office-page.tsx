import '../theme/office.css';
import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { Missing } from '../work/missing.tsx';
import { CasePage } from './case-page.tsx';
import { ListPage } from './list-page.tsx';

const PaperCounter = lazy(() => import('./paper-counter.tsx'));

/** Everything of the offices; fetched only by who works in one. */
export default function OfficePage() {
  return (
    <Routes>
      <Route index element={<ListPage />} />
      <Route path="cases/:id" element={<CasePage />} />
      <Route path="counter" element={<PaperCounter />} />
      <Route path="*" element={<Missing />} />
    </Routes>
  );
}
