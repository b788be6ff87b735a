import { degrees, type PDFEmbeddedPage, type PDFImage, type PDFPage } from '@cantoo/pdf-lib';

const mm = 72 / 25.4;
/** A4 in points. */
export const a4 = { width: 595.28, height: 841.89 } as const;

/** Room for a supplied page: wider on the binding side, the footer's strip left free. Millimetres. */
const room = { inside: 14, outside: 6, top: 6, bottom: 24 } as const;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The area above the footer of a page with this printed number; odd pages are bound on the left. */
export function roomOn(page: number): Area {
  const left = (page % 2 === 1 ? room.inside : room.outside) * mm;
  return {
    x: left,
    y: room.bottom * mm,
    width: a4.width - (room.inside + room.outside) * mm,
    height: a4.height - (room.top + room.bottom) * mm,
  };
}

export type Turn = 0 | 90 | 180 | 270;

/** Draws a supplied page, turned clockwise by its own /Rotate and made upright on paper, as large as the area allows. */
export function drawFitted(page: PDFPage, source: PDFEmbeddedPage, turn: Turn, area: Area): void {
  const sideways = turn === 90 || turn === 270;
  const seen = sideways
    ? { width: source.height, height: source.width }
    : { width: source.width, height: source.height };
  // A landscape page is turned so that it is read from the outer edge of the sheet.
  const lies = seen.width > seen.height * 1.05;
  const total = ((turn + (lies ? 270 : 0)) % 360) as Turn;
  const box = lies ? { width: seen.height, height: seen.width } : seen;
  const scale = Math.min(area.width / box.width, area.height / box.height);
  const width = box.width * scale;
  const height = box.height * scale;
  const left = area.x + (area.width - width) / 2;
  const top = area.y + area.height;
  const origin = originOf(total, left, top - height, width, height);
  page.drawPage(source, { ...origin, xScale: scale, yScale: scale, rotate: degrees(-total) });
}

/** Where the source's lower left corner comes to lie after turning clockwise. */
function originOf(turn: Turn, x: number, y: number, width: number, height: number): { x: number; y: number } {
  switch (turn) {
    case 0:
      return { x, y };
    case 90:
      return { x, y: y + height };
    case 180:
      return { x: x + width, y: y + height };
    default:
      return { x: x + width, y };
  }
}

/** A picture centred in the area; small ones grow to 150 dpi at most. */
export function drawPicture(page: PDFPage, picture: PDFImage, area: Area): void {
  const scale = Math.min(area.width / picture.width, area.height / picture.height, 72 / 96);
  const width = picture.width * scale;
  const height = picture.height * scale;
  page.drawImage(picture, {
    x: area.x + (area.width - width) / 2,
    y: area.y + area.height - height - (area.height - height) / 3,
    width,
    height,
  });
}
