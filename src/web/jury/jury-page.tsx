import '../theme/jury.css';
import { Route, Routes } from 'react-router';
import type { ReactNode } from 'react';
import { Foot } from '../work/foot.tsx';
import { Missing } from '../work/missing.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { useWords } from '../words/language.tsx';
import { juryWords } from '../words/jury-words.ts';
import { AgendaView } from './agenda-view.tsx';
import { BallotView } from './ballot-view.tsx';
import { MotionView } from './motion-view.tsx';

/** The committee at work: agenda, motions, ballots; fetched only by who sits in one, or keeps a share. */
export default function JuryPage() {
  return (
    <Frame>
      <Routes>
        <Route index element={<Agenda />} />
        <Route path="motions/:id" element={<MotionView base="/jury" />} />
        <Route path="ballots/:id" element={<BallotView />} />
        <Route path="*" element={<Missing />} />
      </Routes>
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <TopBar />
      <main id="main" className="jury" tabIndex={-1}>
        {children}
      </main>
      <Foot />
    </>
  );
}

function Agenda() {
  const t = useWords(juryWords);
  return (
    <>
      <h1>{t.title}</h1>
      <p className="quiet">{t.hint}</p>
      <AgendaView base="/jury" />
    </>
  );
}
