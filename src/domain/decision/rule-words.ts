import type { DecisionRules, Share } from '#src/definition/assessment.ts';
import type { Text } from '#src/definition/text.ts';
import type { QuestionResult } from './close.ts';

const numerals = '零一二三四五六七八九十';
const numeral = (n: number): string => numerals[n] ?? String(n);
const share = ({ of, in: all }: Share): string => `${numeral(all)}分之${numeral(of)}`;

const bases: Readonly<Record<DecisionRules['majority']['base'], Text>> = {
  roll: { zh: '可以表决的委员', en: 'those who may vote' },
  present: { zh: '到会的可以表决委员', en: 'those of them who are present' },
  cast: { zh: '有效票', en: 'the votes cast' },
};

/** Quorum and majority of an edition in words, as minutes and pages tell them. */
export function ruleWords({ quorum, majority }: DecisionRules): Text {
  const base = bases[majority.base];
  const [reach, reachEn] = majority.atLeast ? ['达到', 'at least'] : ['超过', 'more than'];
  return {
    zh: `每项可以表决的委员有${share(quorum)}到会方可表决，赞成票${reach}${base.zh}的${share(majority)}为通过。`,
    en: `A question needs ${quorum.of} of ${quorum.in} of those who may vote on it to be present; it carries with ${reachEn} ${majority.of} of ${majority.in} of ${base.en} in favour.`,
  };
}

/** What became of a question. */
export const outcomeWords: Readonly<Record<QuestionResult['outcome'], Text>> = {
  in: { zh: '审定', en: 'decided' },
  tied: { zh: '票数相同', en: 'tied' },
  over: { zh: '名额已满', en: 'no place left' },
  out: { zh: '未通过', en: 'not carried' },
};
