import { useState } from 'react';
import { useWords } from '../words/language.tsx';
import { sheetWords } from '../words/sheet-words.ts';

const stored = 'laurel.zoom';
const steps = [75, 90, 100, 110, 125, 150];

/** Width of the contents and the desk's margins, and of the paper at 100 %; pixels. */
const beside = 232 + 40;
const paper = 794;

/** The paper's width where the window has room for it, else what fits beside the contents. */
const fitting = (): number => Math.min(100, Math.max(75, Math.floor(((window.innerWidth - beside) / paper) * 100)));

/** Zoom of the paper in percent, kept in this browser. */
export function useZoom(): [number, (zoom: number) => void] {
  const [zoom, setZoom] = useState(() => {
    const kept = Number(localStorage.getItem(stored));
    return steps.includes(kept) ? kept : fitting();
  });
  return [
    zoom,
    (next) => {
      localStorage.setItem(stored, String(next));
      setZoom(next);
    },
  ];
}

export function ZoomControl({ zoom, set }: { readonly zoom: number; readonly set: (zoom: number) => void }) {
  const t = useWords(sheetWords);
  const smaller = steps.findLast((step) => step < zoom);
  const larger = steps.find((step) => step > zoom);
  return (
    <span className="zoom" role="group" aria-label={t.sheetZoom}>
      <button
        type="button"
        className="plain"
        aria-label={t.zoomOut}
        disabled={smaller === undefined}
        onClick={() => set(smaller ?? zoom)}
      >
        −
      </button>
      <span>{zoom}%</span>
      <button
        type="button"
        className="plain"
        aria-label={t.zoomIn}
        disabled={larger === undefined}
        onClick={() => set(larger ?? zoom)}
      >
        ＋
      </button>
    </span>
  );
}
