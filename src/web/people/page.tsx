import type { ReactNode } from 'react';
import { Foot } from '../work/foot.tsx';
import { TopBar } from '../work/top-bar.tsx';

/** The frame of the pages about accounts and seats. */
export function PeoplePage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <TopBar />
      <main id="main" className="page people-page">
        <h1>{title}</h1>
        {children}
      </main>
      <Foot />
    </>
  );
}
