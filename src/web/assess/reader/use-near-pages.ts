import { useEffect, useRef, useState, type RefObject } from 'react';

/** How far beyond what is seen pages are drawn; pixels. */
const margin = '600px 0px';

/** Pages near what is seen, and the one that is read; watched while the viewer lives. */
export function useNearPages(
  scroller: RefObject<HTMLElement | null>,
  pages: number,
): { readonly near: ReadonlySet<number>; readonly current: number } {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([1]));
  const [current, setCurrent] = useState(1);
  const shown = useRef(new Set<number>());
  useEffect(() => {
    const root = scroller.current;
    if (root === null) return undefined;
    shown.current = new Set();
    const numberOf = (element: Element): number => Number((element as HTMLElement).dataset['page']);
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) shown.current.add(numberOf(target));
          else shown.current.delete(numberOf(target));
        setNear(new Set(shown.current));
      },
      { root, rootMargin: margin },
    );
    const all = [...root.querySelectorAll<HTMLElement>('.pdf-page')];
    for (const page of all) watch.observe(page);
    const read = (): void => {
      const middle = root.scrollTop + root.clientHeight / 3;
      const page = all.findLast((one) => one.offsetTop <= middle) ?? all[0];
      if (page !== undefined) setCurrent(numberOf(page));
    };
    root.addEventListener('scroll', read, { passive: true });
    return () => {
      watch.disconnect();
      root.removeEventListener('scroll', read);
    };
  }, [scroller, pages]);
  return { near, current };
}
