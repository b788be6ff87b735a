import { letterOf } from '#src/documents/letter-of.ts';
import type { LetterInput } from '#src/documents/letter-input.ts';
import { summaryTable, type SummaryRow } from '#src/documents/summary-table.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { caseScopeFor } from '#src/domain/access/scope.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { textAt } from '#src/domain/form/identity.ts';
import { statesIn } from '#src/domain/workflow/decide.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import type { Batch } from '#src/store/batches.ts';
import { tallyCases } from '#src/store/cases.ts';
import type { Deps } from './deps.ts';
import { readBatch } from './forward-batch.ts';
import { emptyValues, letterOfKind } from './letter-values.ts';
import type { PrintedFile } from './print.ts';
import type { WholeApplication } from './read-application.ts';
import { readCase } from './read-case.ts';
import { authoritiesOf, provinceOf } from './seats.ts';
import { tableAsPdf, tablesAsXlsx } from './table-files.ts';

interface OpenedBatch {
  readonly batch: Batch;
  readonly edition: Edition;
  /** The cases of the batch in their order. */
  readonly cases: readonly WholeApplication[];
  readonly at: Date;
}

/** The letter of recommendation of a batch, with the list of names (推荐函). */
export async function batchLetter(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<{ docx: PrintedFile; pdf: PrintedFile } | Denial> {
  const opened = await open(deps, actor, id);
  if (isDenial(opened)) return opened;
  const { batch, edition, cases, at } = opened;
  const letter = letterOfKind(edition, 'forwarding');
  if (letter === null) return deny('absent', '本届没有推荐函。', 'This edition has no letter of recommendation.');
  const issuer = authoritiesOf(edition).get(batch.channel)?.name.zh ?? '';
  const input = {
    kind: 'forwarding',
    head: {
      number: batch.number,
      issuer,
      addressee: provinceOf(edition)?.name.zh ?? '',
      date: dayOf(at, edition.file.timeZone),
      contact: '',
      phone: '',
    },
    values: { ...emptyValues('forwarding'), ...(await counts(deps, actor, opened)) },
    lists: { applicants: cases.map((one, i) => ({ ...nameRow(one), note: '', order: String(i + 1) })) },
    matrices: {},
  } as unknown as LetterInput;
  return await deps.print.letter(letterOf(edition, letter.id, input));
}

/** How many applied by the channel, how many go with the batch, of which classes. */
async function counts(deps: Deps, actor: Actor, { batch, edition, cases, at }: OpenedBatch) {
  const scope = caseScopeFor(actor, 'case.read');
  const tallies = (
    await tallyCases(deps.db, scope, { programme: batch.programme, edition: batch.edition, now: at })
  ).filter((tally) => tally.channel === batch.channel);
  const ended = statesIn(edition.workflow, 'ended');
  const sum = (states: (state: string) => boolean): number =>
    tallies.filter((tally) => states(tally.state)).reduce((all, tally) => all + tally.count, 0);
  const [first, second] = edition.file.classes;
  const volumes = Object.values(edition.classes)[0]?.volumes ?? [];
  return {
    count: cases.length,
    organisations: cases.filter((one) => one.application.class === first).length,
    individuals: cases.filter((one) => one.application.class === second).length,
    copies: Math.max(0, ...volumes.map((volume) => volume.copies)),
    accepted: sum((state) => !ended.includes(state)),
    refused: sum((state) => ended.includes(state)),
  };
}

const nameRow = ({ application, definition, data }: WholeApplication) => ({
  name: application.applicant ?? '',
  code: textAt(data, definition.identity.code),
  classTitle: definition.title.zh,
  region: textAt(data, definition.identity.region),
});

/** The summary tables of a batch (attachment 5): an Excel file with a sheet for each class, or the PDF of one class (A5.1). */
export async function batchSummary(
  deps: Deps,
  actor: Actor,
  id: string,
  className: string | null,
): Promise<PrintedFile | Denial> {
  const opened = await open(deps, actor, id);
  if (isDenial(opened)) return opened;
  const { batch, edition, cases, at } = opened;
  const { summary } = edition;
  if (summary === undefined) return deny('absent', '本届没有汇总表。', 'This edition has no summary table.');
  const day = dayOf(at, edition.file.timeZone);
  const authority = authoritiesOf(edition).get(batch.channel)?.name.zh ?? '';
  const written = { author: authority, date: day };
  const tables = edition.file.classes
    .filter((of) => Object.hasOwn(summary.classes, of))
    .map((of) => ({
      of,
      name: edition.classes[of]?.title.zh ?? of,
      table: summaryTable(edition, of, rowsOf(cases, of, authority), { authority, date: day }),
    }));
  const title = `${authority} ${summary.title.zh}`;
  if (className === null) return await tablesAsXlsx(title, tables, written);
  const one = tables.find((table) => table.of === className);
  return one === undefined
    ? deny('absent', '没有这一类的汇总表。', 'There is no summary table of this class.')
    : await tableAsPdf(deps, { name: `${title}（${one.name}）`, table: one.table }, written);
}

const rowsOf = (cases: readonly WholeApplication[], of: string, channel: string): SummaryRow[] =>
  cases
    .filter((one) => one.application.class === of)
    .map((one, i) => ({
      data: one.data,
      facts: {
        applicant: one.application.applicant ?? '',
        code: textAt(one.data, one.definition.identity.code),
        channel,
        order: String(i + 1),
        note: '',
      },
    }));

async function open(deps: Deps, actor: Actor, id: string): Promise<OpenedBatch | Denial> {
  const batch = await readBatch(deps, actor, id);
  if (isDenial(batch)) return batch;
  const edition = deps.editions.current(batch.programme, batch.edition);
  if (edition === null) return deny('absent', '没有这一届。', 'There is no such edition.');
  const cases: WholeApplication[] = [];
  for (const one of batch.cases) {
    const whole = await readCase(deps, actor, one);
    if (!isDenial(whole)) cases.push(whole);
  }
  return { batch, edition, cases, at: await deps.clock.now() };
}
