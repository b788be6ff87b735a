import type { Text } from '#src/definition/text.ts';

/** Words of the page on which a department without account answers a consultation. */
export const slipWords = {
  title: { zh: '征求意见答复', en: 'Answer to a consultation' },
  noneTitle: { zh: '没有可填写的内容', en: 'There is nothing to fill in' },
  noneText: {
    zh: '链接可能抄错、已经使用、已经过期，或已由新的链接代替。请核对纸质函件，或与发函单位联系。',
    en: 'The link may be mistyped, used, over, or replaced by a newer one. Look at the letter, or turn to the office that sent it.',
  },
  once: {
    zh: '本链接只能提交一次，须一次答复全部申报对象。提交后如需更正，请与发函单位联系。',
    en: 'This link can be used once, for all applicants together. To change an answer afterwards, turn to the office that sent the letter.',
  },
  nonClassified: {
    zh: '本系统为非涉密系统，请勿填写国家秘密和工作秘密。',
    en: 'This is a non-classified system: fill in no state or official secrets.',
  },
  from: { zh: '发函单位', en: 'From' },
  to: { zh: '答复单位', en: 'To' },
  number: { zh: '函件文号', en: 'Number' },
  open: { zh: '待填', en: 'open' },
  due: { zh: '答复期限', en: 'Due' },
  about: { zh: '申报对象', en: 'Applicant' },
  answer: { zh: '答复', en: 'Answer' },
  facts: {
    zh: '有不良记录的，写明时间、事实和处理结果',
    en: 'For an adverse record: when, what, and how it was dealt with',
  },
  replyNumber: { zh: '复函文号（没有可不填）', en: 'Number of your reply (if any)' },
  signedBy: { zh: '填写人', en: 'Filled in by' },
  submit: { zh: '提交全部答复', en: 'Submit all answers' },
  wrong: { zh: '没有提交，请先改正：', en: 'Nothing was submitted; mend this first: ' },
  noName: { zh: '请填写填写人。', en: 'Say who fills this in.' },
  doneTitle: { zh: '已收到答复', en: 'Your answers have been received' },
  doneText: {
    zh: '以下答复已登记，链接随即失效。建议打印本页留存。',
    en: 'The answers below are on record and the link is used up. You may print this page to keep it.',
  },
} satisfies Record<string, Text>;
