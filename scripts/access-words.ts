import type { Guard, Requirement } from '#src/definition/workflow.ts';
import type { Text } from '#src/definition/text.ts';
import type { Part, Sight } from '#src/domain/access/visible.ts';
import type { Action } from '#src/domain/access/why-not.ts';

/** The words of docs/access.md; whatever the code adds has to be named here before the page can be written. */
export const actionWords: Readonly<Record<Action, Text>> = {
  'application.open': { zh: '新建申报', en: 'open an application' },
  'application.read': {
    zh: '看申报人的草稿、定稿和回执',
    en: "read the applicant's draft, final version and receipts",
  },
  'application.write': { zh: '填写申报内容', en: 'write the application' },
  'application.decide': { zh: '办理（哪一步见第二节）', en: 'act in the workflow (which act: section 2)' },
  'file.read': { zh: '打开附件', en: 'open a file' },
  'file.add': { zh: '上传附件', en: 'add a file' },
  'case.read': { zh: '看已提交的申报', en: 'read what was handed in' },
  'case.note': { zh: '核销补正、写内部备注', en: 'settle corrections, write notes' },
  'case.export': { zh: '导出申报', en: 'export cases' },
  'case.behalf': { zh: '代录及复核', en: 'record an act on behalf, and confirm it' },
  'extension.grant': { zh: '批准逾期办理', en: 'allow a later day' },
  'extension.read': { zh: '看逾期批准', en: 'read the later days that were allowed' },
  'supervision.read': { zh: '看监督页', en: 'read the page of supervision' },
  'interference.read': { zh: '看过问、干预记录', en: 'read records of interference' },
  'addendum.manage': { zh: '办理补充材料', en: 'deal with additions' },
  'message.manage': { zh: '办理通知（电话告知等）', en: 'deal with messages' },
  'clash.read': { zh: '看重复申报', en: 'read clashes' },
  'clash.decide': { zh: '决定重复申报', en: 'decide a clash' },
  'batch.read': { zh: '看上报批次', en: 'read batches' },
  'batch.manage': { zh: '编排、上报批次', en: 'make and send batches' },
  'consultation.read': { zh: '看征求意见函和答复', en: 'read consultations and answers' },
  'consultation.manage': { zh: '拟、发、催、登记征求意见函', en: 'draft, send, remind, record consultations' },
  'consultation.answer': { zh: '答复征求意见函', en: 'answer a consultation' },
  'paper.read': { zh: '看纸质材料登记', en: 'read what was booked of paper' },
  'paper.book': { zh: '清点、登记纸质材料', en: 'count and book paper' },
  'paper.register': { zh: '登记纸质申报', en: 'register an application on paper' },
  'office.read': { zh: '进入工作台', en: 'enter the workplace of the offices' },
  'member.read': { zh: '看本单位人员（管理员看全部）', en: "read the authority's people (administration: all)" },
  'account.invite': { zh: '邀请账号', en: 'invite accounts' },
  'account.close': { zh: '停用账号', en: 'close accounts' },
  'factor.reset': { zh: '重置第二重验证', en: 'reset a second factor' },
  'seat.grant': { zh: '授予岗位', en: 'give seats' },
  'seat.end': { zh: '收回岗位', en: 'end seats' },
  'seat.delegate': { zh: '委托本人岗位', en: "delegate one's own seat" },
  'log.read': { zh: '看人员日志', en: 'read the log of people' },
};

export const guardWords: Readonly<Record<Guard, Text>> = {
  'no-errors': { zh: '没有必须改正的问题', en: 'no errors' },
  'volumes-rendered': { zh: '分册已生成', en: 'volumes made' },
  'applicant-seals-complete': { zh: '申报人签章页齐全', en: "applicant's seals complete" },
  'in-window': { zh: '在申报期内', en: 'within the window' },
  'before-decision': { zh: '决定作出前', en: 'before the decision' },
  'digest-matches': { zh: '摘要一致', en: 'digest matches' },
  'checklist-complete': { zh: '核对清单完成', en: 'checklist complete' },
  'corrections-answered': { zh: '补正逐项答复', en: 'corrections answered' },
  'corrections-solved': { zh: '补正逐项核销', en: 'corrections settled' },
  'consultations-closed': { zh: '部门意见收齐', en: 'consultations closed' },
  'notice-over': { zh: '公示期满', en: 'public notice over' },
  'opinion-signed': { zh: '初审意见页已签章', en: 'opinion signed and sealed' },
  'recommendation-signed': { zh: '推荐意见页已签章', en: 'recommendation signed and sealed' },
  'office-seals-complete': { zh: '签章齐全', en: 'all seals complete' },
  'in-forward-window': { zh: '在上报期内', en: 'within the time for forwarding' },
  'paper-complete': { zh: '纸质材料清点完毕', en: 'paper counted' },
  'checked-by-two': { zh: '两人形式审查', en: 'checked by two' },
  'no-open-clash': { zh: '没有未决的重复申报', en: 'no open clash' },
  'own-turn': { zh: '轮到本单位', en: "the authority's own turn" },
  'precheck-cleared': { zh: '本版已通过电子预审', en: 'this version cleared in pre-check' },
  'past-precheck': { zh: '不是电子预审的补正', en: 'no correction of the pre-check' },
};

export const requirementWords: Readonly<Record<Requirement, Text>> = {
  reason: { zh: '理由', en: 'reason' },
  rule: { zh: '依据', en: 'rule' },
  number: { zh: '文号', en: 'number' },
  scan: { zh: '扫描件', en: 'scan' },
  due: { zh: '期限', en: 'due day' },
  items: { zh: '事项', en: 'items' },
};

export const partWords: Readonly<Record<Part, Text>> = {
  field: { zh: '申报表的一般栏目', en: 'fields of the application' },
  'sensitive-field': { zh: '证件号码等敏感栏目', en: 'sensitive fields, such as identity numbers' },
  correction: { zh: '补正要求', en: 'what a correction asks' },
  'correction-answer': { zh: '补正处理情况（申报人填）', en: "the applicant's answers to a correction" },
  'correction-settler': { zh: '补正由谁核销', en: 'who settled an item of a correction' },
  decision: { zh: '告知申报人的决定及理由', en: 'decisions told to the applicant, with reasons' },
  'official-name': { zh: '各步由谁办理', en: 'who did what' },
  opinion: { zh: '初审意见、推荐意见（拟稿和签章页）', en: 'opinion and recommendation, drafts and leaves' },
  'office-file': { zh: '单位上传的佐证、扫描件', en: 'proofs and scans that an office brought' },
  behalf: { zh: '代录', en: 'acts recorded on behalf' },
  'channel-check': { zh: '渠道的核对清单', en: "the channel's checklist" },
  'province-check': { zh: '省级的核对清单', en: "the province's checklist" },
  'formal-check': { zh: '形式审查', en: 'formal checks' },
  consultation: { zh: '征求意见及部门答复', en: 'consultations and their answers' },
  addendum: { zh: '提交后的补充说明', en: 'additions after submission' },
  clash: { zh: '重复申报的另一方', en: 'the other side of a clash' },
  note: { zh: '内部备注和其他事项', en: 'notes and other work of the offices' },
};

export const sightWords: Readonly<Record<Sight, Text>> = {
  whole: { zh: '全部', en: 'whole' },
  masked: { zh: '掩码', en: 'masked' },
  listed: { zh: '限清单', en: 'listed' },
  own: { zh: '限本单位', en: 'own' },
  sentence: { zh: '仅一句提示', en: 'sentence' },
  hidden: { zh: '不可见', en: 'hidden' },
};
