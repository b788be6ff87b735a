import { useState } from 'react';
import { useWords } from '../words/language.tsx';
import { sheetWords } from '../words/sheet-words.ts';

const stored = 'laurel.zoom';
const steps = [75, 90, 100, 110, 125, 150];

/** Zoom of the paper in percent, kept in this browser. */
export function useZoom(): [number, (zoom: number) => void] {
  const [zoom, setZoom] = useState(() => {
    const kept = Number(localStorage.getItem(stored));
    return steps.includes(kept) ? kept : 100;
  });
  return [zoom, (next) => {
    localStorage.setItem(stored, String(next));
    setZoom(next);
  }];
}

export function ZoomControl({ zoom, set }: { readonly zoom: number; readonly set: (zoom: number) => void }) {
  const t = useWords(sheetWords);
  const at = steps.indexOf(zoom);
  return (
    <span className="zoom" role="group" aria-label={t.sheetZoom}>
      <button type="button" className="plain" aria-label={t.zoomOut} disabled={at <= 0} onClick={() => set(steps[at - 1] ?? zoom)}>−</button>
      <span>{zoom}%</span>
      <button type="button" className="plain" aria-label={t.zoomIn} disabled={at >= steps.length - 1} onClick={() => set(steps[at + 1] ?? zoom)}>＋</button>
    </span>
  );
}
