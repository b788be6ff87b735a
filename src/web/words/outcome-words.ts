import type { Words } from './language.tsx';

const zh = {
  title: '评审结果',
  states: {
    published: '拟获',
    withdrawn: '公示后撤下',
    conferred: '获得',
    revoked: '已撤销',
    none: '评审结果已公示，未列入名单',
  },
  /** In one word, where the state of a dossier stands. */
  chips: { published: '公示中', withdrawn: '公示后撤下', conferred: '已授奖', revoked: '已撤销', none: '评审已结束' },
  settled: '办理结果',
  settledHint: '不需要再填写。',
  publishedOn: (day: string): string => `${day}公示`,
  certificate: (number: string): string => `证书编号${number}`,
  validUntil: (day: string): string => `有效期至${day}`,
  share: '选择公开的经验材料',
  sharing: '公开经验材料',
  sharingHint:
    '表彰后，您可以选择把哪些经验放进公开的案例库，供其他组织学习。请改写文字，去掉商业秘密和个人信息；提交后由办公室阅后发布，您随时可以收回。',
  nothing: '本类别没有可以公开的项目。',
  heading: '标题',
  text: '正文',
  atLeast: (n: number): string => `至少${n}个字`,
  noSecret: '我确认其中没有商业秘密和不愿公开的个人信息',
  release: '同意公开',
  again: '更新',
  released: '已提交，办公室阅后发布',
  withdraw: '收回',
  withdrawn: '已收回',
  partStates: { released: '已提交，待办公室发布', published: '已发布', withdrawn: '已收回' } as Readonly<
    Record<string, string>
  >,
};

export type OutcomeWords = typeof zh;

const en: OutcomeWords = {
  title: 'Outcome',
  states: {
    published: 'Proposed for',
    withdrawn: 'Taken back after the notice',
    conferred: 'Winner of',
    revoked: 'Revoked',
    none: 'Results are published; this application is not among them',
  },
  chips: {
    published: 'On public notice',
    withdrawn: 'Taken back',
    conferred: 'Conferred',
    revoked: 'Revoked',
    none: 'Judging ended',
  },
  settled: 'What came of it',
  settledHint: 'There is nothing left to fill in.',
  publishedOn: (day) => `published on ${day}`,
  certificate: (number) => `certificate ${number}`,
  validUntil: (day) => `valid until ${day}`,
  share: 'Choose what to share',
  sharing: 'Share your practice',
  sharingHint:
    'After the conferment you may choose what of your practice goes into the public case library for others to learn from. Edit the text and leave out trade secrets and personal data; the office reads it before it is published, and you may take it back at any time.',
  nothing: 'There is nothing to be shared in this class.',
  heading: 'Title',
  text: 'Text',
  atLeast: (n) => `at least ${n} signs`,
  noSecret: 'I confirm that it holds no trade secret and nothing personal that should not be public',
  release: 'Agree to publish',
  again: 'Update',
  released: 'Handed in; the office reads and publishes it',
  withdraw: 'Take back',
  withdrawn: 'Taken back',
  partStates: { released: 'handed in, to be published by the office', published: 'published', withdrawn: 'taken back' },
};

export const outcomeWords: Words<OutcomeWords> = { zh, en };
