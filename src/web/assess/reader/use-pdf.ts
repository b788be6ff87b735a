import { useEffect, useState } from 'react';
import type { Refusal } from '../../api/types.ts';
import { openPdf, type OpenPdf } from './pdf-engine.ts';

export type PdfState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly retry: () => void }
  | { readonly kind: 'open'; readonly open: OpenPdf };

/** Opens a PDF at an address; asks anew when it is told to. */
export function usePdf(address: string): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'opening' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let gone = false;
    setState({ kind: 'opening' });
    void openPdf(address).then((answer) => {
      if (gone) return;
      if (answer.ok) setState({ kind: 'open', open: answer.value });
      else setState({ kind: 'refused', refusal: answer.refusal, retry: () => setRound((count) => count + 1) });
    });
    return () => {
      gone = true;
    };
  }, [address, round]);
  return state;
}
