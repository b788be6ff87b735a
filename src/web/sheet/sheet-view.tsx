import { useCallback, useRef } from 'react';
import type { Sheet } from '#src/definition/sheet.ts';
import { useWorkbook } from '../book/hooks.ts';
import { notify } from '../work/notices.ts';
import { useWords } from '../words/language.tsx';
import { sheetWords } from '../words/sheet-words.ts';
import { BlockView } from './blocks.tsx';
import { Cards } from './cards.tsx';
import { Gloss } from './gloss.tsx';
import { handleKeys } from './keys.ts';
import { pasteBlock } from './paste.ts';
import { SheetScopeProvider } from './scope.tsx';
import { sheetTitle } from './spot.ts';

interface Props {
  readonly sheet: Sheet;
  readonly instance: string;
  readonly readOnly: boolean;
  readonly zoom: number;
  readonly narrow: boolean;
}

/** One sheet: the white A4 paper with its inputs, or the same as a list of cards on a phone. */
export function SheetView({ sheet, instance, readOnly, zoom, narrow }: Props) {
  const workbook = useWorkbook();
  const t = useWords(sheetWords);
  const paper = useRef<HTMLDivElement | null>(null);
  const keys = useCallback(
    (event: React.KeyboardEvent<HTMLElement>) =>
      handleKeys(event, workbook, (undo) => notify({ text: t.rowRemoved, act: { title: t.undo, run: undo } })),
    [workbook, t],
  );
  const paste = useCallback(
    (event: React.ClipboardEvent<HTMLElement>) => {
      const pasted = pasteBlock(event, workbook);
      if (pasted !== null)
        notify({
          text: `${t.pasted(pasted.rows, pasted.cells)}${pasted.cut > 0 ? `；${t.pastedCut(pasted.cut)}` : ''}`,
        });
    },
    [workbook, t],
  );
  const title = sheetTitle(sheet);
  return (
    <SheetScopeProvider sheet={sheet} instance={instance} readOnly={readOnly}>
      <div
        ref={paper}
        role="presentation"
        className={narrow ? 'cards' : `paper ${sheet.leaf === undefined ? '' : 'leaf'}`}
        style={narrow ? undefined : { zoom: zoom / 100 }}
        onKeyDown={keys}
        onPaste={paste}
      >
        <div className="sheet">
          <h2 className={sheet.heading === false ? 'sr' : 'sheet-title'}>
            {title.zh}
            <Gloss text={title} block />
          </h2>
          {sheet.origin === 'addition' && <p className="addition">{t.additionSheet}</p>}
          {narrow ? (
            <Cards sheet={sheet} />
          ) : (
            sheet.blocks.map((block, index) => <BlockView key={index} block={block} />)
          )}
          {sheet.origin === 'notice' && hasAdditions(sheet) && <p className="notes">{t.additionNote}</p>}
        </div>
      </div>
    </SheetScopeProvider>
  );
}

const hasAdditions = (sheet: Sheet): boolean =>
  Object.values(sheet.fields).some((field) => field.origin === 'addition');
