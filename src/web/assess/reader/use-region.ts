import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { rectsOn } from './page-rects.ts';
import type { Selected } from './read-selection.ts';

interface Drag {
  readonly page: HTMLElement;
  readonly x: number;
  readonly y: number;
}

/** Draws a region on a page with mouse, pen or finger, while it is turned on. */
export function useRegion(scroller: RefObject<HTMLElement | null>, done: (selected: Selected) => void) {
  const [on, setOn] = useState(false);
  const [drawing, draw] = useState<Pick<Selected, 'page' | 'rects'> | null>(null);
  const drag = useRef<Drag | null>(null);
  const regionTo = ({ clientX, clientY }: PointerEvent): Pick<Selected, 'page' | 'rects'> | null => {
    const from = drag.current;
    if (from === null) return null;
    const box = {
      left: Math.min(from.x, clientX),
      top: Math.min(from.y, clientY),
      width: Math.abs(clientX - from.x),
      height: Math.abs(clientY - from.y),
    };
    return { page: Number(from.page.dataset['page']), rects: rectsOn(from.page.getBoundingClientRect(), [box]) };
  };
  const handlers = on
    ? {
        onPointerDown: (event: PointerEvent): void => {
          const page = (event.target as Element).closest<HTMLElement>('.pdf-page');
          if (page === null) return;
          event.preventDefault();
          scroller.current?.setPointerCapture(event.pointerId);
          drag.current = { page, x: event.clientX, y: event.clientY };
        },
        onPointerMove: (event: PointerEvent): void => {
          if (drag.current !== null) draw(regionTo(event));
        },
        onPointerUp: (event: PointerEvent): void => {
          const region = regionTo(event);
          drag.current = null;
          draw(null);
          if (region === null || region.rects.length === 0) return;
          setOn(false);
          done({ ...region, quote: '', at: { x: event.clientX, y: event.clientY } });
        },
        onPointerCancel: (): void => {
          drag.current = null;
          draw(null);
        },
      }
    : {};
  return { on, turn: () => setOn(!on), drawing, handlers };
}
