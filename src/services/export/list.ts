import { momentIn } from '#src/definition/value/day.ts';
import { byteOrderMark, csvLine, type Cell } from '#src/domain/export/csv.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import { pageOfHandedIn, type After, type EditionKey } from '#src/store/edition-export.ts';
import { exportApplication, type ExportedApplication } from './application.ts';
import { names, type Exporting } from './exported.ts';

const page = 100;

const listHead = [
  '序号',
  '文件夹',
  '申报人',
  '类别',
  '申报渠道',
  '状态',
  '受理编号',
  '现行版次',
  '首次提交时间',
  '回执编号',
  '材料摘要',
  '申报标识',
];

/** Writes every application that was handed in, in that order, and the list of them; gives how many. */
export async function exportApplications(exporting: Exporting, key: EditionKey): Promise<number> {
  const { db, folder } = exporting;
  const list = await folder.lines(names.list);
  await list.write(`${byteOrderMark}${csvLine(listHead)}`);
  let order = 0;
  for (let after: After = null; ;) {
    const some = await pageOfHandedIn(db, key, after, page);
    for (const { id, first } of some) {
      const application = await findApplication(db, id);
      if (application === null) continue;
      order += 1;
      const exported = await exportApplication(exporting, order, application);
      await list.write(csvLine([order, ...listed(exporting, application, exported, first)]));
    }
    if (some.length < page) break;
    after = some.at(-1) ?? after;
  }
  await list.end();
  return order;
}

function listed(
  { edition }: Exporting,
  application: Application,
  { folder, applicant, revision, receipts }: ExportedApplication,
  first: Date,
): Cell[] {
  const receipt = receipts.find((one) => one.revision === revision && one.withdrawnAt === null);
  return [
    folder,
    applicant,
    edition.classes[application.class]?.title.zh ?? application.class,
    edition.channels.find((channel) => channel.id === application.channel)?.name.zh ?? application.channel,
    edition.workflow.states.find((state) => state.id === application.state)?.title.zh ?? application.state,
    application.number,
    revision,
    momentIn(first, edition.file.timeZone),
    receipt?.number ?? '',
    receipt?.digest ?? '',
    application.id,
  ];
}
