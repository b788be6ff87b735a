import { useEffect, useRef, useState, type RefObject } from 'react';

/** What is dragged from a member's comment to the panel's. */
const dragged = 'application/x-laurel-note';

/** Lets an element be dragged as the comment of this name. */
export function useDragged<E extends HTMLElement>(name: string, enabled: boolean): RefObject<E | null> {
  const element = useRef<E | null>(null);
  useEffect(() => {
    const { current } = element;
    if (current === null || !enabled) return undefined;
    const start = (event: DragEvent): void => event.dataTransfer?.setData(dragged, name);
    current.draggable = true;
    current.addEventListener('dragstart', start);
    return () => {
      current.draggable = false;
      current.removeEventListener('dragstart', start);
    };
  }, [name, enabled]);
  return element;
}

/** Takes comments that are dropped on an element, the innermost one; tells whether one hangs over it. */
export function useDrop<E extends HTMLElement>(
  enabled: boolean,
  drop: (name: string) => void,
): { readonly element: RefObject<E | null>; readonly over: boolean } {
  const element = useRef<E | null>(null);
  const [over, setOver] = useState(false);
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  useEffect(() => {
    const { current } = element;
    if (current === null || !enabled) return undefined;
    const hang = (event: DragEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    };
    const leave = (): void => setOver(false);
    const take = (event: DragEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      latest.current(event.dataTransfer?.getData(dragged) ?? '');
    };
    current.addEventListener('dragover', hang);
    current.addEventListener('dragleave', leave);
    current.addEventListener('drop', take);
    return () => {
      current.removeEventListener('dragover', hang);
      current.removeEventListener('dragleave', leave);
      current.removeEventListener('drop', take);
    };
  }, [enabled]);
  return { element, over };
}
