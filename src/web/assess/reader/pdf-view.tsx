import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
} from 'react';
import { Loading } from '../../entry/loading.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { readerWords } from '../../words/reader-words.ts';
import type { OpenPdf } from './pdf-engine.ts';
import { PdfPage, type PageMark } from './pdf-page.tsx';
import { readSelection, type Selected } from './read-selection.ts';
import { SearchBox, type Search } from './search-box.tsx';
import { SelectionBar, type Cite } from './selection-bar.tsx';
import { useNearPages } from './use-near-pages.ts';
import { usePdf } from './use-pdf.ts';
import { useRegion } from './use-region.ts';

/** Where the viewer is to go; `turn` makes a second wish for the same page a new one. */
export interface Wish {
  readonly page: number;
  readonly top?: number;
  readonly turn: number;
}
interface Props {
  readonly address: string;
  readonly name: string;
  readonly wish: Wish | null;
  /** What comments rest on, by page. */
  readonly marks: readonly (PageMark & { readonly page: number })[];
  readonly cite: Cite | null;
  /** What stands first in the line above the pages. */
  readonly children?: ReactNode;
}

/** A PDF to read: pages below each other, searched, its words and regions to be cited. */
export default function PdfView(props: Props) {
  const state = usePdf(props.address);
  const t = useWords(readerWords);
  const say = useSay();
  if (state.kind === 'opening')
    return (
      <div className="pdf-wait">
        <Loading />
        <p className="quiet">{t.opening}</p>
      </div>
    );
  if (state.kind === 'refused')
    return (
      <div className="pdf-wait" role="alert">
        <p>{say(state.refusal.reason)}</p>
        <button type="button" className="act small" onClick={state.retry}>
          {t.retry}
        </button>
      </div>
    );
  return <Pages key={props.address} {...props} open={state.open} />;
}

const zooms = [75, 90, 100, 125, 150, 200];
/** Pixels beside a page that fills the width. */
const beside = 28;

function Pages({ open, address, name, wish, marks, cite, children }: Props & { readonly open: OpenPdf }) {
  const t = useWords(readerWords);
  const scroller = useRef<HTMLDivElement | null>(null);
  const width = useWidthOf(scroller);
  const [zoom, setZoom] = useState(100);
  const [search, setSearch] = useState<Search | null>(null);
  const [selected, select] = useState<Selected | null>(null);
  const region = useRegion(scroller, select);
  const widest = Math.max(...open.pages.map((page) => page.width));
  const scale = width === 0 ? 0 : (Math.max(240, width - beside) / widest) * (zoom / 100);
  const goTo = useCallback((page: number, top = 0): void => {
    const element = scroller.current?.querySelector<HTMLElement>(`[data-page="${page}"]`);
    const root = scroller.current;
    if (element === null || element === undefined || root === null) return;
    root.scrollTop = element.offsetTop + top * element.clientHeight - (top > 0 ? root.clientHeight / 3 : 8);
  }, []);
  const ready = scale > 0;
  const { near, current } = useNearPages(scroller, ready ? open.pages.length : 0);
  useEffect(() => {
    if (wish !== null && ready) goTo(wish.page, wish.top);
  }, [wish, ready, goTo]);
  useEffect(() => {
    if (search?.found !== undefined) goTo(search.found.page);
  }, [search?.found, goTo]);
  useSelecting(scroller, select, region.on);
  const found = search?.found;
  return (
    <div className="pdf-view">
      <div className="pdf-bar">
        {children}
        <span className="pdf-count">
          <label className="sr" htmlFor="pdf-page-number">
            {t.pageNumber}
          </label>
          <PageNumber key={current} current={current} of={open.pages.length} go={goTo} />
        </span>
        <span className="pdf-zoom" role="group" aria-label={t.zoom}>
          <button
            type="button"
            className="plain"
            disabled={zoom === zooms[0]}
            onClick={() => setZoom(zooms.findLast((one) => one < zoom) ?? zoom)}
          >
            −<span className="sr">{t.smaller}</span>
          </button>
          <button
            type="button"
            className="plain"
            disabled={zoom === zooms.at(-1)}
            onClick={() => setZoom(zooms.find((one) => one > zoom) ?? zoom)}
          >
            +<span className="sr">{t.larger}</span>
          </button>
        </span>
        <SearchBox open={open} search={search} set={setSearch} />
        <a href={address} target="_blank" rel="noreferrer" title={t.copyHint}>
          {t.copy}
        </a>
        {cite !== null && (
          <>
            <button type="button" className="plain" aria-pressed={region.on} title={t.regionHint} onClick={region.turn}>
              {t.region}
            </button>
            <button
              type="button"
              className="plain"
              title={t.citePageHint}
              onClick={() =>
                select({ page: current, rects: [[0, 0, 1, 1]], quote: '', at: middleOf(scroller.current) })
              }
            >
              {t.citePage}
            </button>
          </>
        )}
      </div>
      <div
        ref={scroller}
        className={region.on ? 'pdf-pages choosing' : 'pdf-pages'}
        tabIndex={0}
        role="region"
        aria-label={name}
        {...region.handlers}
      >
        {ready &&
          open.pages.map((size, index) => (
            <PdfPage
              key={index}
              open={open}
              number={index + 1}
              size={size}
              scale={scale}
              near={near.has(index + 1)}
              label={t.page(index + 1)}
              marks={pageMarks(marks, selected, region.drawing, index + 1)}
              found={found?.page === index + 1 && search !== null ? { query: search.query, nth: found.nth } : null}
            />
          ))}
      </div>
      {selected !== null && cite !== null && (
        <SelectionBar selected={selected} cite={cite} close={() => select(null)} />
      )}
    </div>
  );
}

/** What is marked on one page: comments, what is being drawn, and what is selected where no text shows it. */
function pageMarks(
  marks: Props['marks'],
  selected: Selected | null,
  drawing: Pick<Selected, 'page' | 'rects'> | null,
  page: number,
): readonly PageMark[] {
  const region = drawing ?? (selected?.quote === '' ? selected : null);
  return [
    ...marks.filter((mark) => mark.page === page),
    ...(region?.page === page ? [{ id: 'region', tone: 'plain' as const, rects: region.rects }] : []),
  ];
}

function middleOf(element: HTMLElement | null): Selected['at'] {
  const box = element?.getBoundingClientRect();
  return box === undefined ? { x: 0, y: 0 } : { x: box.left + box.width / 2, y: box.top + box.height / 3 };
}

function useWidthOf(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    setWidth(current.clientWidth);
    const watch = new ResizeObserver(() => setWidth(current.clientWidth));
    watch.observe(current);
    return () => watch.disconnect();
  }, [element]);
  return width;
}

/** Hears what is selected once the mouse or the keys are let go, and when it is selected no more. */
function useSelecting(
  scroller: React.RefObject<HTMLElement | null>,
  select: Dispatch<SetStateAction<Selected | null>>,
  busy: boolean,
): void {
  useEffect(() => {
    if (busy) return undefined;
    const look = (event: Event): void => {
      const root = scroller.current;
      if (root === null || !(event.target instanceof Node) || !root.contains(event.target)) return;
      // The selection is what it will be only after the event.
      setTimeout(() => {
        const selected = readSelection(root);
        if (selected !== null) select(selected);
      }, 0);
    };
    const gone = (): void => {
      if (document.getSelection()?.isCollapsed === true) select((last) => (last?.quote === '' ? last : null));
    };
    document.addEventListener('pointerup', look);
    document.addEventListener('keyup', look);
    document.addEventListener('selectionchange', gone);
    return () => {
      document.removeEventListener('selectionchange', gone);
      document.removeEventListener('pointerup', look);
      document.removeEventListener('keyup', look);
    };
  }, [scroller, select, busy]);
}

function PageNumber({
  current,
  of,
  go,
}: {
  readonly current: number;
  readonly of: number;
  readonly go: (page: number) => void;
}) {
  const [typed, type] = useState(String(current));
  const leave = (): void => {
    const page = Number(typed);
    if (Number.isInteger(page) && page >= 1 && page <= of) go(page);
    else type(String(current));
  };
  return (
    <>
      <input
        id="pdf-page-number"
        className="pdf-number"
        inputMode="numeric"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
        }}
      />{' '}
      / {of}
    </>
  );
}
