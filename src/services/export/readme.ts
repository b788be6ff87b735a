import { byteOrderMark } from '#src/domain/export/csv.ts';
import { names } from './exported.ts';

export interface ExportedFacts {
  readonly title: { readonly zh: string; readonly en: string };
  readonly key: string;
  /** When, in the edition's zone. */
  readonly at: string;
  /** Account of the operating system that ran the export. */
  readonly account: string;
  readonly reason: string;
}

/** What lies where, in Chinese and English, as a text that Windows shows well. */
export function readmeText({ title, key, at, account, reason }: ExportedFacts): string {
  const lines = [
    `${title.zh}（${key}）全部资料导出`,
    `导出时间：${at}　导出账户：${account}`,
    `导出理由：${reason}`,
    '',
    '本文件夹含个人信息和申报单位的商业信息，请按保密要求保管，不得外传。',
    '',
    `manifest.json　　每个文件的路径、字节数和 SHA-256；没有列入的文件不属于本次导出。只有 manifest.json.part 时，说明导出中断，内容不全。`,
    `${names.list}　　全部已提交的申报，一行一份，指明所在文件夹。`,
    `${names.editions}/　　届次数据（表格、规则、流程等），每次修订一个 JSON 文件。`,
    `${names.applications}/　　每份申报一个文件夹，按首次提交的先后编号。其中：`,
    `  ${names.about}　　申报的编号、类别、状态等。`,
    `  第N版/　　该版次定稿时冻结的分册、package.zip（可用“laurel verify”逐字节核对）、${names.receipt}（PDF 和 JSON）、`,
    `    ${names.proof}（可用“laurel verify --receipt … --proof … --roots …”离线证明）、${names.scans}。`,
    `  ${names.history}、${names.tasks}、${names.messages}　　各有 JSON 和 CSV 两种；${names.attachments}/ 为其中提到的文件。`,
    `${names.batches}、${names.clashes}、${names.extensions}　　涉及多份申报的事项，各有 JSON 和 CSV。`,
    `${names.judging}/　　从受理到表彰的全部评审数据，每类一个 jsonl 文件，一行一条：评审组、评分表及修改历史、名次、抽签、会议、议案、表决、`,
    '  无记名投票、获奖名单、公示、异议等；扫描件/ 为签字扫描件。“laurel replay 本文件夹”不用其他资料即可全部重新计算。',
    '  不含评审员姓名和简历、异议人身份及所附材料、未公开抽签的对应关系、未结束的票箱和任何私钥。',
    `${names.audit}/　　events.jsonl 为全部操作记录（不含个人信息），roots.jsonl 为默克尔树根，runs.jsonl 指明每条记录在哪个根下第几片叶。`,
    '',
    'CSV 文件为 UTF-8 编码，可用电子表格打开；以等号等开头的内容前加了撇号，以免被当作公式。',
    '过问、干预记录只供纪检监督查阅，不在导出之列。',
    '从未提交的草稿只计数，不导出内容；提交后又撤回的版次只导出回执，不导出材料。',
    '',
    '----',
    '',
    `Export of all of ${title.en} (${key})`,
    `Exported at ${at} by the account ${account}`,
    `Reason: ${reason}`,
    '',
    'This folder holds personal data and business information of applicants. Keep it as confidential.',
    '',
    'manifest.json: path, size and SHA-256 of every file; what it does not list is not of this export. Where there is only',
    '  manifest.json.part the export broke off and is not complete.',
    `${names.list}: all applications that were handed in, one a line, with the folder of each.`,
    `${names.editions}/: the edition as data (sheets, rules, workflow), one JSON file for each amendment.`,
    `${names.applications}/: a folder for each application, numbered in the order in which they were first handed in:`,
    `  ${names.about}: number, class, state and so on.`,
    `  第N版/ (revision N): the volumes as they were frozen, package.zip (“laurel verify” compares it byte by byte), ${names.receipt}`,
    `    (the receipt as PDF and JSON), ${names.proof} (its proof: “laurel verify --receipt … --proof … --roots …”), and`,
    `    ${names.scans} (scans of signed and sealed leaves).`,
    `  ${names.history} (acts), ${names.tasks} (tasks), ${names.messages} (messages): each as JSON and CSV; ${names.attachments}/ has the files they name.`,
    `${names.batches} (batches that were forwarded), ${names.clashes} (clashes), ${names.extensions} (later days granted): what concerns several applications.`,
    `${names.judging}/: the judging from acceptance to the conferment, a jsonl file for each kind, one row a line: panels, score sheets and`,
    '  their history, ranking, draws, sessions, motions, votes, secret ballots, prizes, notice, objections; in 扫描件/ the signed scans.',
    '  “laurel replay FOLDER” recomputes all of it from this folder alone. Left out: names and profiles of assessors, who objects and',
    '  what came with an objection, openings of draws not yet disclosed, boxes of ballots still open, and every private key.',
    `${names.audit}/: events.jsonl has all audit events (they hold no personal values), roots.jsonl the Merkle roots, runs.jsonl which`,
    '  event lies under which root at which leaf.',
    '',
    'CSV files are UTF-8; an apostrophe stands before what a spreadsheet would take for a formula.',
    'Records of interference are read by supervision only and are not exported.',
    'Drafts that were never handed in are counted and nothing else; of a revision that was taken back there is the receipt only.',
  ];
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}
