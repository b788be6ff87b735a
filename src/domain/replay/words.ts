import type { Text } from '#src/definition/text.ts';
import type { CheckId } from './finding.ts';

/** What each check recomputes. */
export const checkWords: Readonly<Record<CheckId, Text>> = {
  files: { zh: '文件与清单一致', en: 'files are as the manifest says' },
  editions: { zh: '届次定义与摘要一致', en: 'editions have their digests' },
  chains: { zh: '操作记录前后相接', en: 'audit events form whole chains' },
  roots: { zh: '默克尔树根', en: 'Merkle roots' },
  acts: { zh: '操作内容与承诺一致', en: 'words of acts are what was committed to' },
  pool: { zh: '承诺和回避', en: 'pledges and conflicts of interest' },
  assignments: { zh: '编组可行且最优', en: 'panels keep all rules and are the best' },
  draws: { zh: '抽签和日程', en: 'draws and timetables' },
  scores: { zh: '评分表与修改历史', en: 'score sheets and their history' },
  panels: { zh: '评审组结果与签字', en: 'results of panels and their signatures' },
  stages: { zh: '各阶段名次、入围和综合评价', en: 'ranking, shortlists and overall evaluation' },
  committee: { zh: '委员名单、回避和会议', en: 'roll, recusals and sessions of the committee' },
  motions: { zh: '表决、多数和名额', en: 'votes, majorities and quotas' },
  ballots: { zh: '无记名投票', en: 'secret ballots' },
  outcomes: { zh: '获奖名单、公示和证书', en: 'prizes, notice and certificates' },
  objections: { zh: '异议', en: 'objections' },
  feedback: { zh: '反馈报告', en: 'feedback reports' },
};
