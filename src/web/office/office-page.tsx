import '../theme/office.css';
import { Navigate, Route, Routes } from 'react-router';
import { Missing } from '../work/missing.tsx';
import { CasePage } from './case-page.tsx';
import { ConsultationPage, useIsConsulted } from './consultation-page.tsx';
import { ListPage } from './list-page.tsx';

/** Everything of the offices; fetched only by who works in one. */
export default function OfficePage() {
  const consulted = useIsConsulted();
  return (
    <Routes>
      <Route index element={consulted ? <Navigate to="/office/consultations" replace /> : <ListPage />} />
      <Route path="cases/:id" element={<CasePage />} />
      <Route path="consultations/*" element={<ConsultationPage />} />
      <Route path="*" element={<Missing />} />
    </Routes>
  );
}
