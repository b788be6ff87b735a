import { deny, type Denial } from '../denial.ts';
import type { MemberPercents } from './combine.ts';
import type { ScoredSet } from './scored-items.ts';
import type { Scores } from './score-sheet.ts';
import { spreads, type ItemSpread } from './spread.ts';

/** How far a panel is with one item of the consensus (合议). */
export interface ItemAgreement extends ItemSpread {
  /** What the lead proposes; null while nothing is. */
  readonly proposed: number | null;
  readonly reason: string;
  /** Members who agree to just this percent. What was said of another, for or against, has lapsed. */
  readonly agreed: readonly string[];
  readonly objections: readonly { readonly assessor: string; readonly reason: string }[];
  /** Members who have said nothing that still holds. */
  readonly open: readonly string[];
  readonly discussed: boolean;
}

/** What each member says of what is proposed, item by item; `limit` is the stage's `spread`. */
export function agreementOf(
  set: ScoredSet,
  consensus: Scores,
  members: readonly MemberPercents[],
  limit: number | undefined,
): readonly ItemAgreement[] {
  return spreads(set, members, limit).map((spread): ItemAgreement => {
    const { clause } = spread;
    const proposed = consensus.percents[clause] ?? null;
    const agreed: string[] = [];
    const objections: { assessor: string; reason: string }[] = [];
    const open: string[] = [];
    for (const { assessor } of members) {
      const said = consensus.said[clause]?.[assessor];
      if (said === undefined || said.percent !== proposed) open.push(assessor);
      else if (said.agrees) agreed.push(assessor);
      else objections.push({ assessor, reason: said.reason });
    }
    return {
      ...spread,
      proposed,
      reason: consensus.reasons[clause] ?? '',
      agreed,
      objections,
      open,
      discussed: consensus.discussed.includes(clause),
    };
  });
}

/** Why a consensus cannot be closed: items without percent, not talked over, not agreed to; null where it can. */
export function whyNotAgreed(items: readonly ItemAgreement[]): Denial | null {
  const clauses = {
    proposed: clausesOf(items, (item) => item.proposed === null),
    discussed: clausesOf(items, (item) => item.beyond && !item.discussed),
    objected: clausesOf(items, (item) => item.objections.length > 0),
    open: clausesOf(items, (item) => item.proposed !== null && item.open.length > 0),
  };
  const wanting = (Object.keys(clauses) as (keyof typeof clauses)[]).filter((key) => clauses[key].length > 0);
  if (wanting.length === 0) return null;
  return deny(
    'findings',
    `${wanting.map((key) => `${words[key].zh}：${clauses[key].join('、')}`).join('；')}。`,
    `${wanting.map((key) => `${words[key].en}: ${clauses[key].join(', ')}`).join('; ')}.`,
    clauses,
  );
}

const words = {
  proposed: { zh: '请组长提出合议百分数', en: 'the lead has to propose a percent' },
  discussed: { zh: '分差超过规定，请讨论并标明', en: 'percents lie too far apart; talk it over and mark it' },
  objected: { zh: '有人不同意，请再议或改分', en: 'somebody objects; talk again or change the percent' },
  open: { zh: '还有人没有表态', en: 'somebody has not said yes or no' },
} as const;

const clausesOf = (items: readonly ItemAgreement[], where: (item: ItemAgreement) => boolean): readonly string[] =>
  items.filter(where).map(({ clause }) => clause);
