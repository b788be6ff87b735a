import { rectsOn, type PageRect } from './page-rects.ts';

/** What was selected in a PDF: on which page, where, and its words. */
export interface Selected {
  readonly page: number;
  readonly rects: readonly PageRect[];
  readonly quote: string;
  /** Where the selection ends on the screen, for what is offered beside it. */
  readonly at: { readonly x: number; readonly y: number };
}
const longest = 2000;

/** The selection inside a viewer, on the page it begins on; null where nothing of the viewer is selected. */
export function readSelection(viewer: Element): Selected | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer;
  const page = (start instanceof Element ? start : start.parentElement)?.closest<HTMLElement>('.pdf-page') ?? null;
  if (page === null || !viewer.contains(page)) return null;
  const boxes = [...range.getClientRects()];
  const rects = rectsOn(page.getBoundingClientRect(), boxes);
  const last = boxes.at(-1);
  const quote = selection.toString().replace(/\s+/gu, ' ').trim().slice(0, longest);
  if (rects.length === 0 || last === undefined || quote === '') return null;
  return { page: Number(page.dataset['page']), rects, quote, at: { x: last.right, y: last.bottom } };
}
