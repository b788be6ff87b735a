import { useLayoutEffect, useState, type RefObject } from 'react';

/** Width of the paper at 100 %; pixels. */
const paper = 794;
/** Below this the paper would be too small to read: cards instead; pixels. */
const least = 480;

/** How large a sheet is shown in a frame: in percent, at most its own size; narrow where it must be cards. */
export function useFit(frame: RefObject<HTMLElement | null>): { readonly zoom: number; readonly narrow: boolean } {
  const [width, setWidth] = useState(paper);
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    setWidth(current.clientWidth);
    watch.observe(current);
    return () => watch.disconnect();
  }, [frame]);
  return { zoom: Math.min(100, Math.floor((width / paper) * 100)), narrow: width < least };
}
