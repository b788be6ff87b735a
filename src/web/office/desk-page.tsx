import type { ReactNode } from 'react';
import { TopBar } from '../work/top-bar.tsx';
import { OfficeNav } from './office-nav.tsx';

/** A page of the offices beside the lists: heading, what it is for, and its content. */
export function DeskPage({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="office">
      <TopBar />
      <OfficeNav />
      <main id="main" className="desk-page" tabIndex={-1}>
        <h1>{title}</h1>
        <p className="quiet">{hint}</p>
        {children}
      </main>
    </div>
  );
}
