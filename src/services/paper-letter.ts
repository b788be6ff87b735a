import type { Edition } from '#src/definition/edition-bundle.ts';
import type { LetterKind } from '#src/definition/letter-facts.ts';
import { momentIn } from '#src/definition/value/day.ts';
import { letterOf } from '#src/documents/letter-of.ts';
import type { LetterInput } from '#src/documents/letter-input.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { textAt } from '#src/domain/form/identity.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { findDossier } from '#src/store/dossiers.ts';
import type { Deps } from './deps.ts';
import { emptyValues, letterOfKind } from './letter-values.ts';
import { paperReceiptInput } from './paper-receipt.ts';
import type { PrintedFile } from './print.ts';
import { readForReader } from './read-case.ts';
import { reprintList, type ReprintPart } from './reprint-list.ts';

type Made = { readonly docx: PrintedFile; readonly pdf: PrintedFile };

interface Filled {
  readonly issuer: string;
  readonly at: Date;
  readonly values: Readonly<Record<string, string | number | null>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

async function printed(
  deps: Deps,
  edition: Edition,
  kind: LetterKind,
  { issuer, at, values, lists }: Filled,
): Promise<Made | Denial> {
  const letter = letterOfKind(edition, kind);
  if (letter === null) return deny('absent', '本届没有这种文书。', 'This edition has no such letter.');
  const input = {
    kind,
    head: { number: null, issuer, addressee: '', date: dayOf(at, edition.file.timeZone), contact: '', phone: '' },
    values: { ...emptyValues(kind), ...values },
    lists,
    matrices: {},
  } as unknown as LetterInput;
  return await deps.print.letter(letterOf(edition, letter.id, input));
}

/** The receipt of what a counter has booked of a case (纸质材料签收单). */
export async function paperReceipt(deps: Deps, actor: Actor, applicationId: string): Promise<Made | Denial> {
  const made = await paperReceiptInput(deps, actor, applicationId);
  if (isDenial(made)) return made;
  const { edition, applicant, arrivals, volumes, place, revision } = made;
  const last = arrivals.at(-1);
  const where = place === null ? '' : [place.box, place.shelf].filter((one) => one !== null).join('、');
  return await printed(deps, edition, 'paperReceipt', {
    issuer: made.receivedBy.zh,
    at: made.printedAt,
    values: {
      sender: made.broughtBy.zh,
      courier: arrivals
        .map((one) => one.courier)
        .filter((one) => one !== null)
        .join('、'),
      received: last === undefined ? '' : momentIn(last.arrivedAt, edition.file.timeZone),
      receiver: last?.clerk ?? '',
      applicants: 1,
      books: volumes.reduce((sum, volume) => sum + volume.copies, 0),
      discs: made.media,
      missing: made.owed.length === 0 ? '无' : made.owed.map((one) => one.zh).join('；'),
    },
    lists: {
      items: volumes.map((volume) => ({
        applicant,
        volume: volume.title.zh,
        copies: `${volume.copies}/${volume.asked}`,
        revision: revision === 0 ? '纸质' : `第${revision}版`,
        place: where,
        note: '',
      })),
    },
  });
}

const why: Readonly<Record<ReprintPart['change'], string>> = {
  same: '内容未变',
  changed: '内容有改动',
  new: '新增',
  gone: '已删除，撤下原页',
};

/** Which pages to print again after a change, and which seals hold (换页清单, X2). */
export async function reprintLetter(deps: Deps, actor: Actor, applicationId: string): Promise<Made | Denial> {
  const list = await reprintList(deps, actor, applicationId);
  if (isDenial(list)) return list;
  const whole = await readForReader(deps, actor, applicationId);
  if (isDenial(whole)) return whole;
  if (list.from === null)
    return deny(
      'wrong-state',
      '还没有打印过其他版次，全部页都要打印，没有换页清单。',
      'No other revision was printed, so every page is to be printed.',
    );
  const digestOf = async (revision: number): Promise<string> =>
    ((await findDossier(deps.db, applicationId, revision))?.digest ?? '').slice(0, 16);
  const pages = list.parts.filter((part) => part.reprint || part.change === 'gone');
  const seals = list.parts.filter((part) => part.seal !== null);
  return await printed(deps, deps.editions.byDigest(whole.application.processDigest), 'leafExchange', {
    issuer: '',
    at: await deps.clock.now(),
    values: {
      applicant: textAt(whole.data, whole.definition.identity.name),
      code: textAt(whole.data, whole.definition.identity.code),
      classTitle: whole.definition.title.zh,
      from: list.from,
      to: list.to,
      fromDigest: await digestOf(list.from),
      toDigest: await digestOf(list.to),
      pageCount: pages.length,
      void: seals.filter((part) => part.seal !== 'holds').length,
    },
    lists: {
      pages: pages.map((part) => ({
        volume: part.volume ?? '',
        title: part.title.zh,
        pages: pagesOf(part.pages ?? part.pagesBefore),
        why: why[part.change],
      })),
      seals: seals.map((part) => ({
        title: part.title.zh,
        seal: '签字、盖章',
        holds: part.seal === 'holds' ? '继续有效' : part.seal === 'void' ? '作废' : '缺',
        todo: part.seal === 'holds' ? '不必重签' : '重新打印、签章',
      })),
    },
  });
}

const pagesOf = (pages: readonly [number, number] | null): string =>
  pages === null ? '' : pages[0] === pages[1] ? String(pages[0]) : `${pages[0]}—${pages[1]}`;
