import type { Text } from '#src/definition/text.ts';
import type { ReadMark } from './paper-mark.ts';

/** What a scanned page turned out to be. `right`, `kept` and `office` belong into the volumes as they are. */
export type PageVerdict =
  | 'right'
  | 'kept'
  | 'outdated'
  | 'later'
  | 'receipt'
  | 'draft'
  | 'unknown'
  | 'edition'
  | 'forged'
  | 'unreadable';

/** A verdict with its words: what the page is, and what to do with it. */
export interface Judged {
  readonly verdict: PageVerdict;
  readonly title: Text;
  readonly todo: Text;
}

/** What the house knows of the page a mark speaks of. */
export interface PageFacts {
  /** Title of the edition it is of, where the counter is open for another. */
  readonly otherEdition: Text | null;
  /** What the volume is called; null where the class has none of that name. */
  readonly volume: Text | null;
  /** Digest of the revision the mark names; null where nothing was frozen under it. */
  readonly digest: string | null;
  /** Pages of the volume in that revision; null where they are not known. */
  readonly pages: number | null;
  /** The revision that was handed in. */
  readonly handedIn: number;
  /** Of a page of an earlier revision: what it belongs to, and whether that says the same in the revision handed in. */
  readonly earlier: { readonly piece: Text; readonly same: boolean } | null;
}

const judged = (verdict: PageVerdict, title: Text, todo: Text): Judged => ({ verdict, title, todo });

/** A draft is no material, whatever it is of. */
export const draftPage = judged(
  'draft',
  { zh: '草稿页，不是申报材料', en: 'A page of a draft: not part of an application' },
  {
    zh: '此页在定稿前打印，请退还，换用定稿后打印的页。',
    en: 'It was printed before 定稿. Give it back and ask for the page printed after it.',
  },
);

/** Nothing is told of what is not handed in to the authority that asks (X15). */
export const unknownPage = judged(
  'unknown',
  { zh: '没有交到本单位的这份申报', en: 'No such application has been handed in to this office' },
  {
    zh: '可能尚未在系统中提交、已撤回，或应交其他单位。请核对封面上的申报人和申报渠道；没有账号的申报人请登记为纸质申报。',
    en: 'It may not be submitted yet, be withdrawn, or belong to another office. Compare applicant and channel on the cover; register an applicant without account as a paper application.',
  },
);

export const unreadablePage = (problem: Text): Judged =>
  judged('unreadable', { zh: '没有读出二维码', en: 'The code could not be read' }, problem);

/** Tells what a page is by its mark and what was frozen; in the order in which a clerk would doubt it. */
export function judgePage(mark: ReadMark, facts: PageFacts): Judged {
  const { otherEdition, volume, digest, handedIn } = facts;
  if (otherEdition !== null)
    return judged(
      'edition',
      { zh: `不是本届的材料，属于${otherEdition.zh}`, en: `Of another edition: ${otherEdition.en}` },
      {
        zh: '请另放；确要登记的，请先在上方换到那一届。',
        en: 'Lay it aside; to book it, change to that edition above first.',
      },
    );
  if (volume === null || digest === null || digest !== mark.digest || beyond(mark, facts.pages))
    return forged(mark, facts);
  if (mark.volume === 'receipt')
    return judged(
      'receipt',
      { zh: '申报回执，不是申报材料', en: 'A receipt: no part of the volumes' },
      {
        zh: '已按回执找到这份申报，请扫各分册的页。',
        en: 'The application was found by it; scan pages of the volumes.',
      },
    );
  const where = { zh: `${volume.zh}第${mark.page}页`, en: `${volume.en}, page ${mark.page}` };
  if (mark.revision === handedIn)
    return judged(
      'right',
      { zh: `版次相符：第${handedIn}版，${where.zh}`, en: `The right revision: ${handedIn}; ${where.en}` },
      {
        zh: '可以收。复印件与原件二维码相同，本数请逐本点清。',
        en: 'Take it. A photocopy bears the same code: count the copies by hand.',
      },
    );
  if (mark.revision > handedIn) return later(mark, handedIn);
  return earlier(mark, handedIn, facts.earlier);
}

const beyond = ({ page }: ReadMark, pages: number | null): boolean =>
  pages !== null && /^\d+$/u.test(page) && (Number(page) > pages || Number(page) === 0);

function forged(mark: ReadMark, { volume, digest, pages }: PageFacts): Judged {
  const title = { zh: '二维码与系统记录不符', en: 'The code does not agree with the records' };
  const keep = {
    zh: '请勿收入册中，单独存放，核对页脚印刷的摘要，并报告负责人。',
    en: 'Keep it out of the volumes and apart, compare the digest printed in the footer, and tell your leader.',
  };
  const why: Text =
    volume === null
      ? { zh: `这类申报没有“${mark.volume}”这一册。`, en: `This class has no volume “${mark.volume}”.` }
      : digest === null
        ? {
            zh: `这份申报没有第${mark.revision}版定稿。`,
            en: `This application has no final revision ${mark.revision}.`,
          }
        : digest !== mark.digest
          ? {
              zh: `摘要不是第${mark.revision}版的摘要，内容可能被改过。`,
              en: `The digest is not that of revision ${mark.revision}: the content may have been changed.`,
            }
          : {
              zh: `该册只有${pages ?? 0}页，没有第${mark.page}页。`,
              en: `The volume has ${pages ?? 0} pages and no page ${mark.page}.`,
            };
  return judged('forged', title, { zh: why.zh + keep.zh, en: `${why.en} ${keep.en}` });
}

const later = ({ revision }: ReadMark, handedIn: number): Judged =>
  judged(
    'later',
    {
      zh: `第${revision}版，还没有提交（已提交的是第${handedIn}版）`,
      en: `Revision ${revision}, not submitted yet (${handedIn} was)`,
    },
    {
      zh: '申报人正在修改或补正。请等其在系统中提交第' + String(revision) + '版后再登记。',
      en: `The applicant is still correcting. Book it once revision ${revision} has been submitted.`,
    },
  );

function earlier(mark: ReadMark, handedIn: number, found: PageFacts['earlier']): Judged {
  if (found?.same === true)
    return judged(
      'kept',
      {
        zh: `可以沿用：印自第${mark.revision}版，“${found.piece.zh}”在第${handedIn}版中未变`,
        en: `Still right: printed from revision ${mark.revision}, and “${found.piece.en}” is the same in revision ${handedIn}`,
      },
      {
        zh: '可以收，不必换页，原签章有效。本数请逐本点清。',
        en: 'Take it: no page to exchange, its seals hold. Count the copies by hand.',
      },
    );
  const what =
    found === null ? { zh: '此页', en: 'this page' } : { zh: `“${found.piece.zh}”`, en: `“${found.piece.en}”` };
  return judged(
    'outdated',
    {
      zh: `旧版：第${mark.revision}版，现为第${handedIn}版`,
      en: `Outdated: revision ${mark.revision}; it is ${handedIn} now`,
    },
    {
      zh: `${what.zh}的内容已改，请申报人换上第${handedIn}版打印的页；换好后按“换页”登记。`,
      en: `What ${what.en} says has changed. Ask for the page printed from revision ${handedIn}; book it as exchanged then.`,
    },
  );
}
