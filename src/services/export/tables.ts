import type { ExportFolder } from '#src/adapters/export-folder.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { momentIn } from '#src/definition/value/day.ts';
import { byteOrderMark, csvLine, type Cell } from '#src/domain/export/csv.ts';
import type {
  ExportedBatch,
  ExportedClash,
  ExportedExtension,
  ExportedMessage,
  HistoryEntry,
} from '#src/store/edition-export.ts';
import type { Task } from '#src/store/tasks.ts';
import { names, pretty } from './exported.ts';

/** A table in two forms: JSON as it is kept, CSV as it is read. */
async function addTable(
  folder: ExportFolder,
  path: string,
  rows: readonly object[],
  head: readonly string[],
  cells: readonly (readonly Cell[])[],
): Promise<void> {
  await folder.add(`${path}.json`, pretty(rows));
  await folder.add(`${path}.csv`, [`${byteOrderMark}${csvLine(head)}`, ...cells.map(csvLine)].join(''));
}

const json = (value: unknown): string => (value === null || value === undefined ? '' : JSON.stringify(value));

/** Writes how the edition shows a moment; nothing where there was none. */
const momentsOf =
  ({ file }: Edition) =>
  (moment: Date | null): string =>
    moment === null ? '' : momentIn(moment, file.timeZone);

/** Acts and events of an application. */
export async function addHistory(
  folder: ExportFolder,
  path: string,
  edition: Edition,
  history: readonly HistoryEntry[],
): Promise<void> {
  const moment = momentsOf(edition);
  const actionTitle = (id: string | null): string =>
    edition.workflow.actions.find((action) => action.id === id)?.title.zh ?? id ?? '';
  const stateTitle = (id: string | null): string =>
    edition.workflow.states.find((state) => state.id === id)?.title.zh ?? id ?? '';
  await addTable(
    folder,
    `${path}/${names.history}`,
    history,
    ['序号', '时间', '记录种类', '动作', '由状态', '至状态', '角色', '操作人', '代录', '说明', '记录内容'],
    history.map((entry) => [
      entry.seq,
      moment(entry.at),
      entry.kind,
      actionTitle(entry.action),
      stateTitle(entry.from),
      stateTitle(entry.to),
      entry.role,
      entry.actorName ?? entry.actorId,
      entry.behalf === null ? '' : '代录',
      json(entry.details),
      json(entry.body),
    ]),
  );
}

export async function addTasks(
  folder: ExportFolder,
  path: string,
  edition: Edition,
  tasks: readonly Task[],
): Promise<void> {
  const moment = momentsOf(edition);
  await addTable(
    folder,
    `${path}/${names.tasks}`,
    tasks,
    ['编号', '种类', '状态', '办理单位', '提出时间', '期限', '办结时间', '内容'],
    tasks.map((task) => [
      task.id,
      task.kind,
      task.state,
      task.authority,
      moment(task.openedAt),
      moment(task.due),
      moment(task.closedAt),
      json(task.body),
    ]),
  );
}

export async function addMessages(
  folder: ExportFolder,
  path: string,
  edition: Edition,
  messages: readonly ExportedMessage[],
): Promise<void> {
  const moment = momentsOf(edition);
  await addTable(
    folder,
    `${path}/${names.messages}`,
    messages,
    ['时间', '模板', '收件人', '收件单位', '阅读时间', '邮件发出时间', '电话告知时间', '电话记录', '内容'],
    messages.map((message) => [
      moment(message.createdAt),
      message.template,
      message.toUser,
      message.toAuthority,
      moment(message.readAt),
      moment(message.mailedAt),
      moment(message.toldAt),
      message.toldNote,
      json(message.params),
    ]),
  );
}

export interface Across {
  readonly batches: readonly ExportedBatch[];
  readonly clashes: readonly ExportedClash[];
  readonly extensions: readonly ExportedExtension[];
}

/** Batches, clashes and granted days: what concerns several applications. */
export async function addAcross(
  folder: ExportFolder,
  edition: Edition,
  { batches, clashes, extensions }: Across,
): Promise<void> {
  const moment = momentsOf(edition);
  await addTable(
    folder,
    names.batches,
    batches,
    ['编号', '申报渠道', '文号', '状态', '建立时间', '报送时间', '申报标识（按次序）', '调整次序'],
    batches.map((batch) => [
      batch.id,
      batch.channel,
      batch.number,
      batch.state,
      moment(batch.createdAt),
      moment(batch.sentAt),
      batch.cases.join(' '),
      batch.reorders.length === 0 ? '' : json(batch.reorders),
    ]),
  );
  await addTable(
    folder,
    names.clashes,
    clashes,
    ['编号', '种类', '申报标识一', '申报标识二', '状态', '发现时间', '处理时间', '处理'],
    clashes.map((clash) => [
      clash.id,
      clash.pair,
      clash.first,
      clash.second,
      clash.state,
      moment(clash.foundAt),
      moment(clash.decidedAt),
      json(clash.decision),
    ]),
  );
  await addTable(
    folder,
    names.extensions,
    extensions,
    ['编号', '种类', '申报渠道', '申报标识', '延至', '理由', '文号', '批准时间'],
    extensions.map((one) => [
      one.id,
      one.kind,
      one.channel,
      one.application,
      one.until,
      one.reason,
      one.number,
      moment(one.grantedAt),
    ]),
  );
}
