import '../../theme/judging.css';
import { Route, Routes } from 'react-router';
import { Missing } from '../../work/missing.tsx';
import { StageBoard } from './board.tsx';
import { DrawsPage } from './draws/draws-page.tsx';
import { JudgingOverview } from './overview.tsx';
import { PoolPage } from './pool/pool-page.tsx';
import { ResultPage } from './result.tsx';
import { SeverityPage } from './severity.tsx';

/** The judging as the provincial office runs it and supervision looks on; fetched only by who opens it. */
export default function JudgingPages() {
  return (
    <Routes>
      <Route index element={<JudgingOverview />} />
      <Route path="pool" element={<PoolPage />} />
      <Route path=":of/:stage" element={<StageBoard />} />
      <Route path=":of/:stage/result" element={<ResultPage />} />
      <Route path=":of/:stage/draws" element={<DrawsPage />} />
      <Route path=":of/:stage/severity" element={<SeverityPage />} />
      <Route path="*" element={<Missing />} />
    </Routes>
  );
}
