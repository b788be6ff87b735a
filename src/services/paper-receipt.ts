import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { owedWords } from '#src/domain/workflow/paper-words.ts';
import { copiesOf, mediaOf, placeNow, standing, type PaperSide } from '#src/domain/workflow/paper.ts';
import { namesOf } from '#src/store/paper.ts';
import type { Deps } from './deps.ts';
import { readPaperCase, type PaperCase } from './paper-case.ts';
import { authoritiesOf, provinceOf } from './seats.ts';

/** What a printed receipt of paper says (纸质材料签收单): by whom, of whom, what, when, and what is still owed. */
export interface PaperReceiptInput {
  readonly edition: Edition;
  readonly applicant: string;
  readonly classTitle: Text;
  /** The number of the case, once it has one. */
  readonly caseNumber: string | null;
  /** The authority that received it. */
  readonly receivedBy: Text;
  /** Who brought it: the channel to the province, the applicant to the channel. */
  readonly broughtBy: Text;
  /** The revision that was counted; 0 of an application on paper only. */
  readonly revision: number;
  /** Digest D of that revision; null on paper only. */
  readonly digest: string | null;
  readonly volumes: readonly { readonly title: Text; readonly copies: number; readonly asked: number }[];
  readonly media: number;
  readonly arrivals: readonly {
    readonly arrivedAt: Date;
    readonly clerk: string;
    readonly courier: string | null;
    readonly remarks: string | null;
  }[];
  readonly place: { readonly box: string; readonly shelf: string | null } | null;
  /** What is still owed, one line for each; none where the paper is complete. */
  readonly owed: readonly Text[];
  readonly printedAt: Date;
}

/** Data of the receipt for what a side's counter has booked of a case. */
export async function paperReceiptInput(
  deps: Deps,
  actor: Actor,
  applicationId: string,
  side?: PaperSide,
): Promise<PaperReceiptInput | Denial> {
  const found = await readPaperCase(deps, actor, applicationId, side);
  if (isDenial(found)) return found;
  const { handedIn, booking, asked, contents, owed } = found;
  const arrivals = standing(booking);
  if (arrivals.length === 0)
    return deny(
      'wrong-state',
      '还没有登记收到纸质材料，不能打印签收单。',
      'No paper has been booked, so there is no receipt.',
    );
  const names = await namesOf(
    deps.db,
    arrivals.map((arrival) => arrival.by),
  );
  const place = placeNow(booking);
  return {
    edition: handedIn.edition,
    applicant: handedIn.application.applicant ?? '',
    classTitle: handedIn.definition.title,
    caseNumber: handedIn.application.number,
    ...partiesOf(deps, found),
    revision: handedIn.application.handedIn ?? 0,
    digest: handedIn.dossier?.digest ?? null,
    volumes: asked.asked.map((volume) => ({
      title: volume.title,
      copies: copiesOf(booking, volume.id, contents),
      asked: volume.copies,
    })),
    media: mediaOf(booking),
    arrivals: arrivals.map((arrival) => ({
      arrivedAt: new Date(arrival.arrivedAt),
      clerk: names.get(arrival.by) ?? '',
      courier: arrival.courier,
      remarks: arrival.remarks,
    })),
    place: place === null ? null : { box: place.box, shelf: place.shelf ?? null },
    owed: owedWords(owed),
    printedAt: await deps.clock.now(),
  };
}

function partiesOf(
  deps: Deps,
  { handedIn: { application }, side }: PaperCase,
): Pick<PaperReceiptInput, 'receivedBy' | 'broughtBy'> {
  const process = deps.editions.byDigest(application.processDigest);
  const plain = (text: string): Text => ({ zh: text, en: text });
  const channel = authoritiesOf(process).get(application.channel ?? '')?.name ?? plain(application.channel ?? '');
  return side === 'province'
    ? { receivedBy: provinceOf(process)?.name ?? plain(''), broughtBy: channel }
    : { receivedBy: channel, broughtBy: plain(application.applicant ?? '') };
}
