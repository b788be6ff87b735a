import type { Text } from '#src/definition/text.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { Denial } from '#src/domain/denial.ts';
import { pieceAt, pieceTitle, saysTheSame, type PagePiece } from '#src/domain/dossier/page-piece.ts';
import { volumeContents, type FrozenContent } from '#src/domain/dossier/volume-content.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { readMark, type ReadMark } from '#src/domain/workflow/paper-mark.ts';
import { registrationDigest } from '#src/domain/workflow/paper-only.ts';
import {
  draftPage,
  judgePage,
  unknownPage,
  unreadablePage,
  type Judged,
  type PageFacts,
} from '#src/domain/workflow/paper-verdict.ts';
import type { PaperSide } from '#src/domain/workflow/paper.ts';
import { findApplication } from '#src/store/applications.ts';
import { findDossier, type Dossier } from '#src/store/dossiers.ts';
import type { Deps } from './deps.ts';
import { paperCase, sideOf, type PaperCase } from './paper-case.ts';
import { placesIn } from './paper-places.ts';
import { classOf, type HandedIn } from './read-application.ts';

export interface ScanPage {
  /** What the gun typed, or the camera read. */
  readonly text: string;
  /** The edition that the counter is open for; any where it is left out. */
  readonly edition?: { readonly programme: string; readonly edition: string } | undefined;
  readonly side?: PaperSide | undefined;
}
export interface ScannedPage extends Judged {
  /** The case it is of, where that is known to who asks. */
  readonly found: PaperCase | null;
  /** The volume asked on paper that it is a page of, and right for; null where it counts for none. */
  readonly volume: string | null;
  readonly page: string | null;
}

/** Judges a scanned page: whose it is, of which revision and volume, and whether it may go into the books as it is. Writes nothing. */
export async function scanPage(
  deps: Deps,
  actor: Actor,
  { text, edition, side: wanted }: ScanPage,
): Promise<ScannedPage | Denial> {
  const denial = whyNot(actor, 'office.read', null);
  if (denial !== null) return denial;
  const alone = (judged: Judged): ScannedPage => ({ ...judged, found: null, volume: null, page: null });
  const mark = readMark(text);
  if ('problem' in mark) return alone(unreadablePage(mark.problem));
  if (mark.digest === null) return alone(draftPage);
  const application = await findApplication(deps.db, mark.application);
  if (application === null || whyNot(actor, 'paper.read', application) !== null) return alone(unknownPage);
  const side = sideOf(actor, 'paper.read', application, wanted);
  const found = side === null ? null : await paperCase(deps, deps.db, application, side);
  if (found === null) return alone(unknownPage);
  const other =
    edition !== undefined && (edition.programme !== application.programme || edition.edition !== application.edition);
  const named = volumeNamed(found.handedIn, mark.volume);
  const exact = { ...mark, volume: named?.id ?? mark.volume };
  const facts = await factsOf(deps, found, exact, named?.title ?? null);
  const judged = judgePage(exact, { ...facts, otherEdition: other ? found.handedIn.edition.file.title : null });
  const counts = judged.verdict === 'right' || judged.verdict === 'kept';
  const asked = found.asked.asked.some((volume) => volume.id === exact.volume);
  // Of a forged page or one of another edition no case is opened: nothing is to be booked upon it.
  const opens = judged.verdict !== 'forged' && judged.verdict !== 'edition';
  return { ...judged, found: opens ? found : null, volume: counts && asked ? exact.volume : null, page: mark.page };
}

interface Named {
  readonly id: string;
  readonly title: Text;
}

/** What may stand in a mark's place of the volume: a volume, the whole form, a loose sheet, a receipt; whatever the caps lock made of it. */
function volumeNamed({ definition }: HandedIn, typed: string): Named | null {
  const all: readonly Named[] = [
    ...definition.volumes.map(({ id, short }) => ({ id, title: short })),
    { id: 'form', title: definition.form },
    { id: 'receipt', title: { zh: '回执', en: 'receipt' } },
    ...Object.values(definition.definitions).map(({ id, title }) => ({ id, title })),
  ];
  return all.find(({ id }) => id === typed) ?? all.find(({ id }) => id.toLowerCase() === typed.toLowerCase()) ?? null;
}

async function factsOf(
  deps: Deps,
  { handedIn }: PaperCase,
  mark: ReadMark,
  volume: Text | null,
): Promise<Omit<PageFacts, 'otherEdition'>> {
  const { application, edition, data } = handedIn;
  const current = application.handedIn ?? 0;
  if (handedIn.dossier === null) {
    const digest = mark.revision === 0 ? registrationDigest(edition, application.id, data) : null;
    return { volume, digest, pages: null, handedIn: current, earlier: null };
  }
  const now = { definition: handedIn.definition, data, leaves: handedIn.dossier.leaves };
  const dossier =
    mark.revision === current ? handedIn.dossier : await findDossier(deps.db, application.id, mark.revision);
  const right = dossier !== null && dossier.digest === mark.digest && mark.revision < current;
  return {
    volume,
    digest: dossier?.digest ?? null,
    pages: dossier?.volumes[`volume-${mark.volume.toLowerCase()}.pdf`]?.pages ?? null,
    handedIn: current,
    earlier: right ? await earlierPage(deps, handedIn, now, dossier, mark) : null,
  };
}

/** What a page of an earlier revision belongs to, and whether that says the same now: the volume as a whole, else the very sheet or report. */
async function earlierPage(
  deps: Deps,
  handedIn: HandedIn,
  now: FrozenContent,
  dossier: Dossier,
  mark: ReadMark,
): Promise<PageFacts['earlier']> {
  const edition = deps.editions.byDigest(dossier.editionDigest);
  const before: FrozenContent = {
    definition: classOf(edition, handedIn.application.class),
    data: (dossier.content as { readonly data: ApplicationData }).data,
    leaves: dossier.leaves,
  };
  const volume = before.definition.volumes.find((one) => one.id === mark.volume);
  if (volume !== undefined && volumeContents(before)[volume.id] === volumeContents(now)[volume.id])
    return { piece: volume.title, same: true };
  if (mark.volume === 'form') return { piece: before.definition.form, same: false };
  const piece: PagePiece =
    volume === undefined
      ? { kind: 'sheet', sheet: mark.volume }
      : pieceAt(await placesIn(deps, volume.id, dossier, before), mark.page);
  return { piece: pieceTitle(piece, before), same: saysTheSame(piece, before, now) };
}
