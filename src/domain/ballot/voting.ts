import { deny, type Denial } from '../denial.ts';

/** A line of the frozen roll. */
export interface RollLine {
  readonly user: string;
  readonly recused: boolean;
  /** No longer a member, before a token was asked for. */
  readonly removed: boolean;
  /** SHA-256 of the blinded message that was signed; null where none was. When it was is told by the event alone. */
  readonly issued: string | null;
}

/** Why a member gets no signature for a blinded message; null where they do. The same message may be asked for again. */
export function whyNotIssued(line: RollLine | undefined, blindedHash: string): Denial | null {
  if (line === undefined || line.removed) return notOnRoll;
  if (line.recused) return recused;
  return line.issued === null || line.issued === blindedHash ? null : issuedBefore;
}

/** Who is not on the roll, or no longer a member. */
export const notOnRoll = deny(
  'not-allowed',
  '您不在这次表决开始时锁定的投票人名册上，不能领取投票凭证。如有疑问请联系办公室。',
  'You are not on the roll that was frozen when this ballot opened and get no token. Turn to the office if that is wrong.',
);
const recused = deny(
  'not-allowed',
  '您对这一事项已回避，不参加表决。',
  'You are recused from this matter and do not vote on it.',
);
const issuedBefore = deny(
  'conflict',
  '您已领取过投票凭证，每人只有一张。请在领取时所用的浏览器上投票，或导入当时保存的凭证文件。',
  'You were given your token before; there is one for each member. Vote in the browser that asked for it, or bring the file you saved then.',
);

/** Why a ballot does not open for this roll; null where it does. */
export function whyNotOpened(roll: readonly RollLine[], recusals: readonly string[], fewest: number): Denial | null {
  const known = new Set(roll.map((line) => line.user));
  if (recusals.some((user) => !known.has(user))) return strangeRecusal;
  const entitled = roll.filter((line) => !line.recused).length;
  return entitled >= fewest ? null : tooFew(entitled, fewest);
}

/** The two custodians have not both made their keys. */
export const keysWanting = deny(
  'wrong-state',
  '两位开箱人还没有都生成密钥，请先请他们在各自的页面生成并保存份额。',
  'The two custodians have not both made their keys. Have them do so on their own pages and keep their shares.',
);
const strangeRecusal = deny(
  'invalid',
  '回避名单中有人不是现任委员，请核对。',
  'Somebody recused is not a member now. Check the list.',
);
const tooFew = (are: number, fewest: number): Denial =>
  deny(
    'wrong-state',
    `可投票的委员只有 ${are} 人，少于 ${fewest} 人，无记名表决保不住秘密，请改用其他方式。`,
    `Only ${are} members may vote, fewer than ${fewest}: such a ballot keeps no secret. Decide in another way.`,
  );

/** What is in the box under a token; undefined where nothing is. */
export interface CastBefore {
  readonly signature: string;
  readonly ciphertext: string;
}

/** What becomes of a ballot whose token is good: it goes in, it is in already, or it is refused. */
export function decideCast(
  before: CastBefore | undefined,
  ciphertext: string,
  { cast, issued }: { readonly cast: number; readonly issued: number },
): 'put-in' | 'is-in' | Denial {
  if (before !== undefined) return before.ciphertext === ciphertext ? 'is-in' : castBefore;
  return cast < issued ? 'put-in' : moreThanIssued;
}

const castBefore = deny(
  'conflict',
  '这张凭证已经投过票，以第一次投的为准。',
  'This token has been used: the ballot cast first stands.',
);
const moreThanIssued = deny(
  'conflict',
  '投入的选票将多于发出的凭证，已拒收，请立即联系监督人员。',
  'There would be more ballots than tokens were given. It was refused; tell supervision at once.',
);

/** Why the box is not opened with what is in it; null where it is. */
export function whyNotCounted(box: {
  readonly cast: number;
  readonly issued: number;
  readonly fewest: number;
  readonly whole: boolean;
}): Denial | null {
  if (!box.whole || box.cast > box.issued) return changed;
  return box.cast >= box.fewest ? null : emptyBox(box.cast, box.fewest);
}

const changed = deny(
  'conflict',
  '票箱与截止时的记录不一致，不能开箱。请保留现场并联系监督人员，作废后重新表决。',
  'The box is not what it was at closing and is not opened. Leave it as it is, tell supervision, and vote anew after voiding.',
);
const emptyBox = (cast: number, fewest: number): Denial =>
  deny(
    'wrong-state',
    `只投入了 ${cast} 张选票，少于 ${fewest} 张，开箱会暴露各人的选择。请作废后重新表决。`,
    `Only ${cast} ballots were cast, fewer than ${fewest}: to open the box would tell who voted what. Void it and vote anew.`,
  );
