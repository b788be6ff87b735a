import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Channel } from '#src/definition/edition.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { mask } from '#src/domain/access/visible.ts';
import { rolesInCase } from '#src/domain/access/seat.ts';
import { whyNot, type Actor, type User } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { ApplicationData, SheetAnswers } from '#src/domain/form/answers.ts';
import { storesOf } from '#src/domain/form/application.ts';
import { caseGrams, sortKey } from '#src/domain/workflow/case-words.ts';
import { decide } from '#src/domain/workflow/decide.ts';
import { paperData, paperEdition } from '#src/domain/workflow/paper-only.ts';
import { readApplicantCode, readPersonNumber } from '#src/domain/workflow/paper-applicant.ts';
import { dayBegins, dayOf } from '#src/domain/workflow/time.ts';
import { createSheets } from '#src/store/answers.ts';
import { insertApplication, lockApplication, type Application } from '#src/store/applications.ts';
import { readExtensions } from '#src/store/extensions.ts';
import { findFile } from '#src/store/files.ts';
import { findPaperApplicant, findRegistered, insertPaperApplicant, putPaperScan } from '#src/store/paper-applicants.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from './deps.ts';
import { situation } from './facts.ts';
import { findClashes } from './find-clashes.ts';
import { moveCase } from './move-case.ts';
import { classOf } from './read-application.ts';

export interface RegisterPaper {
  readonly programme: string;
  readonly edition: string;
  readonly class: string;
  readonly channel: string;
  readonly name: string;
  /** Of the organisation, or of an individual's employer. */
  readonly code: string;
  /** A wrong check digit is taken where the handler says that the licence has it so. */
  readonly asOnLicence?: boolean | undefined;
  /** An individual's identity number: only its keyed hash and masked form are kept. */
  readonly person?: string | undefined;
  /** The day the paper came in, YYYY-MM-DD. */
  readonly receivedOn: string;
  readonly remarks?: string | undefined;
}
const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

/**
 * Registers an application of somebody without account, from paper (X11): a case that nobody owns, with identity and no
 * content, where a submission would have brought it. Late by the day on which the paper came in.
 */
export async function registerPaper(deps: Deps, actor: Actor, input: RegisterPaper): Promise<{ id: string } | Denial> {
  const edition = deps.editions.current(input.programme, input.edition);
  const subject = { ownerId: null, programme: input.programme, channel: input.channel, state: '' };
  const denial = whyNot(actor, 'paper.register', subject);
  if (denial !== null || actor.kind !== 'user') return denial ?? absent;
  const channel = edition?.channels.find((one) => one.id === input.channel);
  if (edition === null || channel === undefined || !Object.hasOwn(edition.classes, input.class))
    return deny('invalid', '没有这一届、这一类或这个渠道。', 'There is no such edition, class or channel.');
  const identity = identityOf(edition, input);
  if (isDenial(identity)) return identity;
  const now = await deps.clock.now();
  if (input.receivedOn > dayOf(now, edition.file.timeZone))
    return deny('invalid', '收到日期不能晚于今天。', 'The day it came in cannot be later than today.');
  const registering = deps.db.transaction().execute(async (trx) => {
    const { name, code } = identity;
    if ((await findRegistered(trx, { ...input, name, code })) !== null)
      return deny(
        'conflict',
        '本渠道已登记过同名同代码的纸质申报，请在清单中查找。',
        'A paper application of that name and code has been registered here already; look for it in the list.',
      );
    return await enter(deps, trx, actor, { edition, channel, input, identity, now });
  });
  return await registering.catch(refusal);
}

interface Identity {
  readonly name: string;
  readonly code: string;
  readonly person: string | null;
}

/** Name, code and number in the one form in which they are kept, or what is wrong with them. */
function identityOf(edition: Edition, input: RegisterPaper): Identity | Denial {
  const code = readApplicantCode(input.code, input.asOnLicence === true);
  if (isDenial(code)) return code;
  const asksPerson = personField(edition, input.class) !== null;
  if (!asksPerson && input.person !== undefined)
    return deny('invalid', '这一类申报不登记身份证号码。', 'No identity number is registered for this class.');
  const person = input.person === undefined ? null : readPersonNumber(input.person);
  if (isDenial(person)) return person;
  if (asksPerson && person === null)
    return deny(
      'invalid',
      '个人申报须登记身份证号码（只保存加密摘要和掩码），用于核对重复申报。',
      'An individual is registered with the identity number (only its keyed hash and masked form are kept), to find duplicates.',
    );
  return { name: input.name.trim(), code, person };
}

/** The dotted field of a class that holds a person's number; null where it asks for none. */
const personField = (edition: Edition, className: string): string | null =>
  edition.clashes?.keys[className]?.person?.[0] ?? null;

interface Entering {
  readonly edition: Edition;
  readonly channel: Channel;
  readonly input: RegisterPaper;
  readonly identity: Identity;
  readonly now: Date;
}

async function enter(
  deps: Deps,
  trx: Transaction<DB>,
  actor: User,
  { edition, channel, input, identity, now }: Entering,
): Promise<{ id: string } | Denial> {
  const id = deps.ids.next();
  const application = await create(trx, id, edition, input, now);
  const paper = paperEdition(edition, input.class);
  const definition = classOf(paper, input.class);
  const data = paperData(paper, input.class, { ...identity, channel: channel.id });
  const { workflow } = edition;
  const draft = { application, edition: paper, process: edition, workflow, definition, sheets: [], files: {}, data };
  // What came in on the last day is in time, whenever it is typed in.
  const at = dayBegins(input.receivedOn, edition.file.timeZone);
  const extensions = await readExtensions(trx, application, channel.id);
  const circumstances = { actor, draft, dossier: null, sealed: [], tasks: [], openClashes: 0, extensions, at };
  const standing = situation(deps, circumstances);
  const roles = rolesInCase(actor.seats, { ...application, channel: channel.id }, actor.id);
  const decision = decide(edition.workflow, application, 'register-paper', roles, standing.facts);
  if ('denied' in decision) throw new RefusedRegistration(decision);
  const moved = await moveCase(
    deps,
    trx,
    { ...circumstances, ...standing, decision },
    {
      action: 'register-paper',
      actor,
      at: now,
      event: {
        kind: 'paper-application-registered',
        body: { edition: edition.digest, class: input.class, channel: channel.id },
      },
      move: {
        channel: channel.id,
        applicant: identity.name,
        sortKey: sortKey(identity.name),
        grams: caseGrams(channel.id, [identity.name, identity.code]),
      },
    },
  );
  await insertPaperApplicant(trx, {
    applicationId: id,
    code: identity.code,
    person: identity.person === null ? null : mask(identity.person),
    receivedOn: input.receivedOn,
    registeredBy: actor.id,
    registeredAt: now,
    scan: null,
    remarks: input.remarks ?? null,
  });
  await findClashes(deps, trx, moved, { edition: paper, definition, data: withPerson(edition, data, identity) }, now);
  return { id };
}

async function create(
  trx: Transaction<DB>,
  id: string,
  edition: Edition,
  input: RegisterPaper,
  now: Date,
): Promise<Application> {
  await insertApplication(trx, {
    id,
    programme: input.programme,
    edition: input.edition,
    editionDigest: edition.digest,
    class: input.class,
    ownerId: null,
    state: edition.workflow.initial,
    salt: randomBytes(32).toString('hex'),
    createdAt: now,
  });
  await createSheets(trx, id, storesOf(classOf(paperEdition(edition, input.class), input.class)), now);
  const application = await lockApplication(trx, id);
  if (application === null) throw new Error('the application just written is not there');
  return application;
}

/** The data with the person's number in its field, for the keys that are noted once and never kept in the open. */
function withPerson(edition: Edition, data: ApplicationData, { person }: Identity): ApplicationData {
  const [sheet = '', field = ''] = (personField(edition, data.class) ?? '').split('.');
  if (person === null || field === '') return data;
  const answers = { ...(data.answers[sheet] as SheetAnswers | undefined), [field]: person };
  return { ...data, answers: { ...data.answers, [sheet]: answers } };
}

/** Carries a refusal out of a transaction that must then leave nothing behind. */
class RefusedRegistration extends Error {
  readonly denial: Denial;
  constructor(denial: Denial) {
    super(denial.reason.en);
    this.denial = denial;
  }
}

function refusal(error: unknown): Denial {
  if (error instanceof RefusedRegistration) return error.denial;
  throw error;
}

/** Lays the scan of the cover or the list beside the registration; the file has been uploaded to the case before. */
export async function attachPaperScan(
  deps: Deps,
  actor: Actor,
  { applicationId, file }: { readonly applicationId: string; readonly file: string },
): Promise<{ scan: string } | Denial> {
  return await deps.db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, applicationId);
    const denial = whyNot(actor, 'paper.register', application);
    if (denial !== null || application === null) return denial ?? absent;
    if ((await findPaperApplicant(trx, applicationId)) === null)
      return deny('wrong-state', '这份申报不是纸质申报。', 'This is no application on paper.');
    if ((await findFile(trx, applicationId, file, 'offices')) === null)
      return deny('invalid', '没有这个文件，请先上传扫描件。', 'There is no such file; upload the scan first.');
    await putPaperScan(trx, applicationId, file);
    return { scan: file };
  });
}
