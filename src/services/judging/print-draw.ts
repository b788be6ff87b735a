import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { drawSheet } from '#src/documents/draw-sheet.ts';
import { namesOfApplicants } from '#src/store/candidates.ts';
import type { Deps } from '../deps.ts';
import { readDraw } from './act-on-draw.ts';

/** The sheet of a draw as PDF, to be signed by parties and witnesses; names only where the draw is disclosed. */
export async function printDraw(deps: Deps, actor: Actor, id: string): Promise<Buffer | Denial> {
  const draw = await readDraw(deps, actor, id);
  if (isDenial(draw)) return draw;
  const edition = deps.editions.current(draw.programme, draw.edition);
  if (edition === null) throw new Error(`a draw of an edition that is not loaded: ${draw.id}`);
  const open = (draw.record.openings ?? []).map((one) => one.application);
  const names = [...(await namesOfApplicants(deps.db, open))].flatMap(([application, name]) =>
    name === null ? [] : [[application, name]],
  );
  const printed = await deps.print.letter(
    drawSheet({ edition, record: draw.record, names: Object.fromEntries(names) }),
  );
  return Buffer.from(printed.pdf.bytes);
}
