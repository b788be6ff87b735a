import { letterOf } from '#src/documents/letter-of.ts';
import type { LetterInputOf } from '#src/documents/letter-input.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { questionsIn } from '#src/domain/decision/motion-body.ts';
import { motionWords, wayWords } from '#src/domain/decision/motion.ts';
import type { Member } from '#src/domain/decision/roll.ts';
import { outcomeWords, ruleWords } from '#src/domain/decision/rule-words.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { findMeeting, type Meeting } from '#src/store/meetings.ts';
import { readMotions, type Motion } from '#src/store/motions.ts';
import type { Deps } from '../deps.ts';
import { letterOfKind } from '../letter-values.ts';
import type { PrintedFile } from '../print.ts';
import { authoritiesOf } from '../seats.ts';
import { noDecision, whyNotDecision } from './deciding.ts';
import { sightOf, type Sight } from './sight.ts';

type Files = { readonly docx: PrintedFile; readonly pdf: PrintedFile };

/** The refusal to whoever stands aside from a case that a document names. */
export const standsAside = deny(
  'not-allowed',
  '您须回避其中的申报对象，不能查看全文。',
  'You stand aside from a case that this document names.',
);

/** The committee of an edition, by name. */
export const committeeName = (edition: Edition): string =>
  [...authoritiesOf(edition).values()].find((one) => one.side === 'committee')?.name.zh ?? '';

/** The minutes of a session that has been held (会议纪要), as Word and PDF, from the record; for who stands aside from nothing in it. */
export async function minutes(deps: Deps, actor: Actor, id: string): Promise<Files | Denial> {
  const meeting = await findMeeting(deps.db, id);
  const denial = whyNotDecision(actor, 'decision.read', meeting?.programme ?? '');
  const edition = meeting === null ? null : deps.editions.current(meeting.programme, meeting.edition);
  if (denial !== null || meeting === null || edition === null) return denial ?? noDecision;
  const motions = (await readMotions(deps.db, meeting.programme, meeting.edition)).filter((one) => one.meeting === id);
  const sight = await sightOf(deps.db, actor, meeting);
  if (motions.some(({ body }) => questionsIn(body).some(sight.hides))) return standsAside;
  if (meeting.openedAt === null || motions.some(({ state }) => state === 'open'))
    return deny(
      'wrong-state',
      '会议还没有召开，或者还有议案正在表决，不能出具纪要。',
      'The session has not been held, or a vote is going on; there are no minutes yet.',
    );
  const letter = letterOfKind(edition, 'minutes');
  if (letter === null) return deny('absent', '本届没有会议纪要。', 'This edition has no minutes.');
  const order = (one: Motion): number => meeting.agenda.indexOf(one.id);
  const voted = motions.filter(({ body }) => body.roll !== null).toSorted((a, b) => order(a) - order(b));
  const date = dayOf(meeting.closedAt ?? (await deps.clock.now()), edition.file.timeZone);
  return await deps.print.letter(letterOf(edition, letter.id, inputOf(edition, meeting, voted, sight, date)));
}

function inputOf(
  edition: Edition,
  meeting: Meeting,
  motions: readonly Motion[],
  sight: Sight,
  date: string,
): LetterInputOf<'minutes'> {
  const last = motions.at(-1)?.body.roll ?? { members: sight.roll, present: meeting.present };
  const there = last.members.filter(({ id }) => last.present.includes(id));
  const rules = edition.assessment?.decision;
  const tellers = [...new Set(motions.flatMap(({ body }) => body.count?.sheet?.signedBy ?? []))];
  return {
    kind: 'minutes',
    head: { number: meeting.document, issuer: committeeName(edition), addressee: '', date, contact: '', phone: '' },
    values: {
      session: meeting.number,
      day: meeting.day,
      place: meeting.place,
      chair: last.members.find((member) => member.chair)?.name ?? '',
      roll: last.members.length,
      present: there.length,
      attended: namesOf(there),
      absent: namesOf(last.members.filter(({ id }) => !last.present.includes(id))),
      rule: rules === undefined ? '' : ruleWords(rules).zh,
      tied: tied(motions).join('、'),
      tellers: tellers.join('、'),
      motionCount: motions.length,
    },
    lists: {
      motions: motions.map((motion) => ({
        subject: `${prizeName(edition, motion.prize)}审定名单`,
        way: wayWords[motion.way].zh,
        candidates: String(motion.body.candidates.length),
        result: motionWords[motion.state].zh,
      })),
      recusals: recusals(motions),
      votes: motions.flatMap((motion, index) => voteRows(edition, motion, index)),
      awarded: motions.flatMap((motion) => awardedRows(edition, motion)),
    },
    matrices: {},
  };
}

const namesOf = (members: readonly Pick<Member, 'name'>[]): string => members.map(({ name }) => name).join('、');
export const prizeName = (edition: Edition, prize: string): string =>
  edition.file.prizes.find((one) => one.id === prize)?.name.zh ?? prize;
const classTitle = (edition: Edition, of: string): string => edition.classes[of]?.title.zh ?? of;

/** Who stood aside from what, each once. */
function recusals(motions: readonly Motion[]): readonly { readonly member: string; readonly subject: string }[] {
  const found = new Map<string, { member: string; subject: string }>();
  for (const { body } of motions)
    for (const { application, name } of body.candidates)
      for (const id of body.roll?.recused[application] ?? []) {
        const member = body.roll?.members.find((one) => one.id === id)?.name ?? '';
        found.set(`${id} ${application}`, { member, subject: name });
      }
  return [...found.values()];
}

function voteRows(edition: Edition, { body }: Motion, index: number) {
  return body.candidates.flatMap(({ application, name, class: of }) => {
    const result = body.result?.questions.find(({ question }) => question === application);
    if (result === undefined) return [];
    return [
      {
        motion: String(index + 1),
        name,
        classTitle: classTitle(edition, of),
        eligible: String(result.bases.roll),
        present: String(result.bases.present),
        inFavour: String(result.for),
        against: String(result.against),
        abstain: String(result.abstain),
        spoiled: String(result.spoiled),
        result: outcomeWords[result.outcome].zh,
      },
    ];
  });
}

const outcomes = ({ body }: Motion, wanted: 'in' | 'tied') =>
  body.candidates.filter(({ application }) =>
    body.result?.questions.some(({ question, outcome }) => question === application && outcome === wanted),
  );
const tied = (motions: readonly Motion[]): readonly string[] => [
  ...new Set(motions.flatMap((motion) => outcomes(motion, 'tied').map(({ name }) => name))),
];

/** A line for each that a motion gave its prize. */
export const awardedRows = (edition: Edition, motion: Motion) =>
  outcomes(motion, 'in').map(({ name, number, class: of }) => ({
    prize: prizeName(edition, motion.prize),
    name,
    classTitle: classTitle(edition, of),
    caseNumber: number,
  }));
