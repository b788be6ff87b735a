import { leafKey } from '#src/domain/dossier/digest.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { PrintSheet } from './print.ts';
import type { Piece } from './volume.ts';

/** Scans of signed and sealed leaves, by leaf key. */
export type Scans = Readonly<Record<string, StoredFile>>;

/** The pieces of a volume with the scan of each scanned leaf in the place of its page (X3); contents and bookmarks stay. */
export function withScans(pieces: readonly Piece[], scans: Scans): Piece[] {
  return pieces.flatMap((piece) => (piece.k === 'sheets' ? splitAtScans(piece, scans) : [piece]));
}

type SheetsPiece = Extract<Piece, { k: 'sheets' }>;

function splitAtScans(piece: SheetsPiece, scans: Scans): Piece[] {
  return stretches(piece.sheets, scans).map((sheets, index): Piece => {
    const [first] = sheets;
    const anchor = first?.anchor ?? piece.anchor;
    const entries = index === 0 ? piece.entries : [];
    const scan = first === undefined ? undefined : scanOf(first, scans);
    if (scan === undefined) return { ...piece, anchor: index === 0 ? piece.anchor : anchor, sheets, entries };
    return {
      k: 'file',
      right: true,
      anchor,
      file: scan,
      note: `${first?.title ?? ''}：签章扫描件，SHA-256 ${scan.sha256.slice(0, 16)}`,
      marks: index === 0 ? { [piece.anchor]: 1 } : {},
      entries,
    };
  });
}

const scanOf = (sheet: PrintSheet, scans: Scans): StoredFile | undefined => scans[leafKey(sheet.id, sheet.instance)];

/** Sheets that are set together, parted by those that have a scan. */
function stretches(sheets: readonly PrintSheet[], scans: Scans): PrintSheet[][] {
  const parted: PrintSheet[][] = [];
  let open = false;
  for (const sheet of sheets) {
    const scanned = scanOf(sheet, scans) !== undefined;
    if (open && !scanned) parted.at(-1)?.push(sheet);
    else parted.push([sheet]);
    open = !scanned;
  }
  return parted;
}
