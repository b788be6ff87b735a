import { letterOf } from '#src/documents/letter-of.ts';
import type { LetterInputOf } from '#src/documents/letter-input.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { awardStream } from '#src/domain/audit/stream.ts';
import { roomOf } from '#src/domain/decision/award-within.ts';
import type { Decided } from '#src/domain/scoring/quota.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { findAward, recordAward } from '#src/store/award.ts';
import { readProposed, type Proposed } from '#src/store/proposed.ts';
import { readJudgingActs } from '#src/store/judging-acts.ts';
import { readMeetings } from '#src/store/meetings.ts';
import type { Deps } from '../deps.ts';
import { letterOfKind } from '../letter-values.ts';
import type { PrintedFile } from '../print.ts';
import { deciding, noDecision, whyNotDecision, type EditionPlace } from './deciding.ts';
import { committeeName, prizeName, standsAside } from './minutes.ts';
import { sightOf } from './sight.ts';

const early = deny(
  'wrong-state',
  '本届审定还没有办结，不能出具审定决定。',
  'The decision of this edition is not closed; there is nothing to write yet.',
);

/** The decision of the committee with its list of names (审定决定), as Word and PDF; embargoed as the list is. */
export async function decisionLetter(
  deps: Deps,
  actor: Actor,
  place: EditionPlace,
): Promise<{ readonly docx: PrintedFile; readonly pdf: PrintedFile } | Denial> {
  const denial = whyNotDecision(actor, 'decision.read', place.programme);
  const edition = deps.editions.current(place.programme, place.edition);
  if (denial !== null || edition === null) return denial ?? noDecision;
  const { db } = deps;
  const award = await findAward(db, place.programme, place.edition);
  const acts = await readJudgingActs(db, awardStream(place.programme, place.edition));
  const concluded = acts.findLast((act) => act.act === 'conclude');
  if (award === null || concluded === undefined) return early;
  const letter = letterOfKind(edition, 'decision');
  if (letter === null) return deny('absent', '本届没有审定决定。', 'This edition has no letter of decision.');
  const { outcomes } = concluded.details as { readonly outcomes: readonly Decided[] };
  const sight = await sightOf(db, actor, place);
  if (outcomes.some(({ application }) => sight.hides(application))) return standsAside;
  const proposed = await readProposed(db, edition.file);
  const held = (await readMeetings(db, place.programme, place.edition)).filter(({ openedAt }) => openedAt !== null);
  const decided = dayOf(concluded.at, edition.file.timeZone);
  const { decisionNumber = null } = award.body as { readonly decisionNumber?: string };
  const input: LetterInputOf<'decision'> = {
    kind: 'decision',
    head: {
      number: decisionNumber,
      issuer: committeeName(edition),
      addressee: '',
      date: decided,
      contact: '',
      phone: '',
    },
    values: {
      decided,
      sessions: held.length,
      candidates: proposed.length,
      count: outcomes.length,
      prizes: perPrize(edition, outcomes, (n, name) => (n === 0 ? null : `${name}${n}家（名）`)),
      vacant: vacantWords(edition, outcomes),
    },
    lists: { awarded: rows(edition, outcomes, proposed) },
    matrices: {},
  };
  return await deps.print.letter(letterOf(edition, letter.id, input));
}

const perPrize = (
  edition: Edition,
  outcomes: readonly Decided[],
  words: (count: number, name: string, prize: Edition['file']['prizes'][number]) => string | null,
): string =>
  edition.file.prizes
    .flatMap((prize) => words(outcomes.filter((one) => one.prize === prize.id).length, prize.name.zh, prize) ?? [])
    .join('、');

/** Places that stay empty: of the whole, or of each class where the quota is each class's own. */
const vacantWords = (edition: Edition, outcomes: readonly Decided[]): string =>
  perPrize(edition, outcomes, (_count, name, prize) => {
    const room = roomOf(prize, outcomes);
    const left =
      prize.counts === 'together' ? room.total : edition.file.classes.reduce((sum, of) => sum + room.of(of), 0);
    return left > 0 ? `${name}尚余${left}个名额` : null;
  });

/** Names prize by prize, and of one prize in the order of classes and of the overall evaluation. */
const rows = (edition: Edition, outcomes: readonly Decided[], proposed: readonly Proposed[]) =>
  edition.file.prizes.flatMap((prize) =>
    proposed
      .filter((one) => outcomes.some((given) => given.prize === prize.id && given.application === one.application))
      .map(({ name, number, class: of }) => ({
        prize: prizeName(edition, prize.id),
        name,
        classTitle: edition.classes[of]?.title.zh ?? of,
        caseNumber: number,
      })),
  );

/** 文号 of the decision, typed back once it is signed. */
export async function numberDecision(
  deps: Deps,
  actor: Actor,
  { number, ...place }: EditionPlace & { readonly number: string },
): Promise<{ readonly number: string } | Denial> {
  return await deciding(
    deps,
    actor,
    'decision.manage',
    place,
    async ({ trx, user, at, award }) => {
      if (award.state === 'judging' || award.state === 'deciding') return early;
      const body = { ...award.body, decisionNumber: number };
      await recordAward(trx, award, { body }, { act: 'number-decision', actorId: user.id, at, details: { number } });
      return { number };
    },
    'go-on',
  );
}
