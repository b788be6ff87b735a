import { useEffect, useRef, useState } from 'react';
import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OpenPdf, PageSize } from './pdf-engine.ts';
import { rangeOf } from './find-text.ts';
import { rectsOn, type PageRect } from './page-rects.ts';

/** Something marked on a page: what a comment rests on, or what was just looked for. */
export interface PageMark {
  readonly id: string;
  readonly tone: 'strength' | 'opportunity' | 'plain' | 'found';
  readonly rects: readonly PageRect[];
}
interface Props {
  readonly open: OpenPdf;
  readonly number: number;
  readonly size: PageSize;
  readonly scale: number;
  /** Whether it is near enough to what is seen to be drawn. */
  readonly near: boolean;
  readonly label: string;
  readonly marks: readonly PageMark[];
  readonly found: { readonly query: string; readonly nth: number } | null;
}

/** One page: its picture, its text to be selected, and what is marked on it. */
export function PdfPage({ open, number, size, scale, near, label, marks, found }: Props) {
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const text = useRef<HTMLDivElement | null>(null);
  const drawn = useDrawn(open, number, scale, near, canvas, text);
  const match = useMatch(text, drawn, found);
  const style = { width: Math.floor(size.width * scale), height: Math.floor(size.height * scale) };
  return (
    <div className="pdf-page" data-page={number} style={{ ...style, ['--total-scale-factor' as string]: scale }}>
      {near && (
        <>
          <canvas ref={canvas} role="img" aria-label={label} />
          <div ref={text} className="text-layer" />
        </>
      )}
      {[...marks, ...(match.length === 0 ? [] : [{ id: 'found', tone: 'found' as const, rects: match }])].map((mark) =>
        mark.rects.map(([left, top, width, height], index) => (
          <span
            key={`${mark.id}${index}`}
            className={`pdf-mark ${mark.tone}`}
            style={{ left: pct(left), top: pct(top), width: pct(width), height: pct(height) }}
          />
        )),
      )}
    </div>
  );
}

const pct = (fraction: number): string => `${fraction * 100}%`;

/** Draws the page and lays its text over it; true when both are there. */
function useDrawn(
  { pdf }: OpenPdf,
  number: number,
  scale: number,
  near: boolean,
  canvas: React.RefObject<HTMLCanvasElement | null>,
  text: React.RefObject<HTMLDivElement | null>,
): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const [picture, layer] = [canvas.current, text.current];
    if (!near || picture === null || layer === null) return undefined;
    let stop = (): void => undefined;
    let gone = false;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      if (gone) return;
      const viewport = page.getViewport({ scale });
      const dense = Math.min(2, globalThis.devicePixelRatio);
      picture.width = Math.floor(viewport.width * dense);
      picture.height = Math.floor(viewport.height * dense);
      const task = page.render({ canvas: picture, viewport, transform: [dense, 0, 0, dense, 0, 0] });
      stop = () => task.cancel();
      layer.replaceChildren();
      const words = new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport });
      await Promise.all([task.promise, words.render()]);
      if (!gone) setDrawn(true);
    };
    draw().catch((error: unknown) => {
      // A page that went out of sight while it was drawn is drawn again when it comes back.
      if (!gone) throw error;
    });
    return () => {
      gone = true;
      stop();
      setDrawn(false);
    };
  }, [pdf, number, scale, near, canvas, text]);
  return drawn;
}

function useMatch(
  text: React.RefObject<HTMLDivElement | null>,
  drawn: boolean,
  found: Props['found'],
): readonly PageRect[] {
  const [rects, setRects] = useState<readonly PageRect[]>([]);
  const [query, nth] = [found?.query ?? '', found?.nth ?? 0];
  useEffect(() => {
    const layer = text.current;
    const range = drawn && layer !== null && query !== '' ? rangeOf(layer, query, nth) : null;
    setRects(
      range === null || layer === null ? [] : rectsOn(layer.getBoundingClientRect(), [...range.getClientRects()]),
    );
  }, [text, drawn, query, nth]);
  return rects;
}
