import type { Transaction } from 'kysely';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { splitKey } from '#src/domain/form/flat.ts';
import { pathKind } from '#src/domain/form/flat-path.ts';
import { placeInWords } from '#src/domain/form/refuse-change.ts';
import type { AskedItem, Correction, CorrectionItem, CorrectionPlace } from '#src/domain/workflow/correction.ts';
import type { DB } from '#src/store/schema.ts';
import type { DecidedCase } from './decide-act.ts';
import type { Draft } from './read-application.ts';
import type { Deps } from './deps.ts';
import { changeTask, openTask } from './change-task.ts';
import { actorId } from './open-application.ts';
import { isCorrection } from './task-bodies.ts';

export interface Asked {
  readonly items: readonly AskedItem[];
  readonly due: Date | null;
  readonly at: Date;
}

/** Opens a correction: its items with their places in words; what an earlier round left unsolved ends with it. Refused where a place does not exist. */
export async function askCorrection<D extends DecidedCase & { readonly draft: Draft }>(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  decided: D,
  { items, due, at }: Asked,
): Promise<D | Denial> {
  const { application, definition, data } = decided.draft;
  if (application.paperOnly)
    return deny(
      'wrong-state',
      '纸质申报没有可在系统中修改的内容：请书面通知补正，收到后在收件台登记。',
      'An application on paper has nothing to be changed here: ask for the correction by letter and book what comes at the counter.',
    );
  const placed: CorrectionItem[] = [];
  for (const item of items) {
    const label = labelOf(definition, data, item.place);
    if (label === null)
      return deny(
        'invalid',
        `补正事项所指的位置不存在：${JSON.stringify(item.place)}`,
        `There is no such place: ${JSON.stringify(item.place)}`,
      );
    placed.push({ ...item, id: deps.ids.next(), label, answer: null, solvedBy: null });
  }
  let current = decided;
  for (const task of decided.tasks.filter((one) => isCorrection(one) && one.closedAt === null))
    current = await changeTask(trx, actor, current, task, { state: 'superseded', closedAt: at }, at);
  const round = decided.tasks.filter(isCorrection).length + 1;
  const body: Correction = { round, revision: application.handedIn ?? application.revision, items: placed };
  return await openTask(
    trx,
    actor,
    current,
    {
      id: deps.ids.next(),
      applicationId: application.id,
      kind: 'correction',
      state: 'open',
      authority: null,
      askedIn: application.state,
      openedBy: actorId(actor),
      openedAt: at,
      due,
      body,
    },
    at,
  );
}

/** A place in words, or null where the class has no such thing. */
function labelOf(definition: ClassDefinition, data: ApplicationData, place: CorrectionPlace): Text | null {
  switch (place.kind) {
    case 'field': {
      const sheet = definition.definitions[place.sheet];
      return sheet === undefined || sheet.office === true || !fieldIsThere(sheet, place.path)
        ? null
        : placeInWords({ definition, store: place.sheet }, place.path);
    }
    case 'sheet': {
      const sheet = definition.definitions[place.sheet];
      return sheet === undefined || sheet.office === true ? null : sheet.title;
    }
    case 'report': {
      const report = definition.reports.find((one) => one.id === place.report);
      const clause = definition.clauses[place.report]?.find((one) => one.id === place.clause);
      if (report === undefined || (place.clause !== undefined && clause === undefined)) return null;
      return clause === undefined
        ? report.title
        : {
            zh: `${report.title.zh} ${clause.id} ${clause.title.zh}`,
            en: `${report.title.en} ${clause.id} ${clause.title.en}`,
          };
    }
    case 'evidence': {
      const item = data.evidence.find((one) => one.id === place.item);
      const category = definition.evidence.find((one) => one.id === (item?.category ?? place.category));
      if (place.item !== undefined && item === undefined) return null;
      if (place.category !== undefined && category === undefined) return null;
      const of = category?.title ?? { zh: '证实性材料', en: 'Evidence' };
      return item === undefined || item.title === of.zh
        ? of
        : { zh: `${of.zh} ${item.title}`, en: `${of.en} ${item.title}` };
    }
  }
}

/** Whether a sheet has the field that a path begins with. */
function fieldIsThere(sheet: ClassDefinition['definitions'][string], path: string): boolean {
  const { path: inside } = splitKey(path);
  return pathKind(sheet, path) !== null || Object.hasOwn(sheet.fields, inside.split('/')[0] ?? '');
}

/** The applicant's part is done: corrections wait for the office to look at them. */
export async function answerCorrections<D extends DecidedCase>(
  trx: Transaction<DB>,
  actor: Actor,
  decided: D,
  at: Date,
): Promise<D> {
  let current = decided;
  for (const task of decided.tasks.filter((one) => isCorrection(one) && one.state === 'open'))
    current = await changeTask(trx, actor, current, task, { state: 'answered' }, at);
  return current;
}

/** Ends corrections that the office no longer asks for. */
export async function callOffCorrections<D extends DecidedCase>(
  trx: Transaction<DB>,
  actor: Actor,
  decided: D,
  at: Date,
): Promise<D> {
  let current = decided;
  for (const task of decided.tasks.filter((one) => isCorrection(one) && one.closedAt === null))
    current = await changeTask(trx, actor, current, task, { state: 'calledOff', closedAt: at }, at);
  return current;
}
