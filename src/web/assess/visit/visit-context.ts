import { createContext, useContext } from 'react';
import type { PhotoQueue } from './photo-queue.ts';
import type { VisitPageData } from './use-visit.ts';

/** What the parts of the page share. */
export interface VisitDesk {
  readonly page: VisitPageData;
  readonly editable: boolean;
  readonly photos: PhotoQueue | null;
}

const Context = createContext<VisitDesk | null>(null);
export const VisitProvider = Context.Provider;

/** The open visit; only inside its page. */
export function useVisitDesk(): VisitDesk {
  const desk = useContext(Context);
  if (desk === null) throw new Error('there is no open visit here');
  return desk;
}
