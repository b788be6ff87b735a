import type { Text } from '#src/definition/text.ts';

/** Words of the pages on which somebody objects. */
export const objectionWords = {
  title: { zh: '对公示名单提出异议', en: 'Object to a name in the notice' },
  late: {
    zh: '公示期已满。现在提出的，只作记录，不再按异议办理；如有重要情况，也可以直接联系办公室。',
    en: 'The notice is over. What is sent now is kept on record but not dealt with as an objection; you may also call the office.',
  },
  secret: {
    zh: '姓名和联系方式只用于核实异议，只有主办单位和监督人员可以看到，不向被异议方和评审委员会透露。',
    en: 'Your name and contact serve to confirm the objection. Only the organiser and supervision see them, never those you object to nor the committee.',
  },
  anonymous: {
    zh: '不写姓名和联系方式的，作为线索记录，不出具回执，不作答复。',
    en: 'Without name and contact it is kept as a lead, with neither receipt nor answer.',
  },
  named: { zh: '匿名异议不予受理。', en: 'Anonymous objections are not accepted.' },
  name: { zh: '您的姓名或单位名称', en: 'Your name, or that of your organisation' },
  contact: { zh: '手机号、固定电话或电子邮箱', en: 'Telephone number or e-mail address' },
  contactHint: {
    zh: '填电子邮箱的，会收到一封验证码邮件；填电话的，由工作人员打电话核实。',
    en: 'An e-mail address gets a mail with a code; with a telephone number, the office calls you.',
  },
  winner: { zh: '异议对象', en: 'Whom you object to' },
  choose: { zh: '请选择', en: 'Choose' },
  facts: { zh: '事实和理由', en: 'Facts and reasons' },
  factsHint: {
    zh: '写明时间、地点、经过和依据；证据材料在下一步上传。',
    en: 'Say when, where, what happened and on what ground. Evidence is uploaded in the next step.',
  },
  send: { zh: '提交异议', en: 'Send the objection' },
  wrong: { zh: '没有提交：', en: 'Not sent: ' },
  notDone: { zh: '没有办成：', en: 'Not done: ' },
  own: { zh: '您的异议', en: 'Your objection' },
  number: { zh: '编号', en: 'Number' },
  about: { zh: '异议对象', en: 'About' },
  state: { zh: '办理状态', en: 'State' },
  arrived: { zh: '提出时间', en: 'Arrived' },
  receive: { zh: '受理期限', en: 'To be taken up by' },
  answerBy: { zh: '答复期限', en: 'To be answered by' },
  keep: {
    zh: '请保存本页的网址：凭它补充材料、查看进度和答复。网址相当于密码，不要转给他人。',
    en: 'Keep the address of this page: with it you add evidence and see the state and the answer. It is like a password; give it to nobody.',
  },
  lateAnswer: {
    zh: '这件异议在公示期以外提出，已作记录，不按异议办理。',
    en: 'This objection came outside the notice. It is on record but is not dealt with as an objection.',
  },
  code: { zh: '验证码', en: 'Code' },
  codeHint: {
    zh: '6位验证码已发到您填写的邮箱，24小时内有效。联系方式核实以后才能受理。',
    en: 'A code of six digits was mailed to you and holds for 24 hours. The objection is taken up only once your contact is confirmed.',
  },
  confirm: { zh: '核实联系方式', en: 'Confirm the contact' },
  again: { zh: '重新发送验证码', en: 'Send a new code' },
  byTelephone: {
    zh: '工作人员会拨打您填写的电话核实联系方式，核实以后才能受理。',
    en: 'The office will call the number you gave; the objection is taken up only once your contact is confirmed.',
  },
  files: { zh: '证据材料', en: 'Evidence' },
  none: { zh: '还没有上传。', en: 'Nothing was uploaded yet.' },
  file: { zh: '选择文件', en: 'Choose a file' },
  limit: {
    zh: '最多{files}个文件，合计不超过{mb} MB：PDF、图片、Word、Excel。每次上传一个。',
    en: 'At most {files} files, {mb} MB together: PDF, pictures, Word, Excel. Upload one at a time.',
  },
  upload: { zh: '上传', en: 'Upload' },
  notTakenUp: { zh: '不予受理的理由', en: 'Why it was not taken up' },
  result: { zh: '处理结果', en: 'Result' },
  reason: { zh: '理由', en: 'Reasons' },
  withdrawn: { zh: '已将异议对象撤出名单。', en: 'The prize has been withdrawn.' },
  extended: { zh: '公示期延长至{until}。', en: 'The notice has been extended until {until}.' },
  answer: { zh: '答复', en: 'Answer' },
  lead: { zh: '已作为线索记录', en: 'Kept as a lead' },
  leadText: {
    zh: '您没有填写姓名和联系方式。反映的情况已作为线索记录，不出具回执，不作答复。如需答复，请实名重新提出。',
    en: 'You gave neither name nor contact. What you told is kept as a lead, with neither receipt nor answer. To be answered, object again under your real name.',
  },
  absent: { zh: '没有这件异议', en: 'There is no such objection' },
  absentText: { zh: '请核对网址是否完整。', en: 'Check that the address is whole.' },
} satisfies Record<string, Text>;
