import { letterOf } from '#src/documents/letter-of.ts';
import type { LetterInput } from '#src/documents/letter-input.ts';
import { caseScopeFor } from '#src/domain/access/scope.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { dayBegins, dayOf } from '#src/domain/workflow/time.ts';
import { countSubmittedSince, type CaseTally } from '#src/store/cases.ts';
import type { Deps } from './deps.ts';
import { emptyValues, letterOfKind } from './letter-values.ts';
import type { PrintedFile } from './print.ts';
import { readOverview, type Overview } from './read-overview.ts';
import { provinceOf } from './seats.ts';

const dayLength = 86_400_000;

/** The report of the day on one page: channels × states, and what needs attention (section 4). */
export async function dailyReport(
  deps: Deps,
  actor: Actor,
  programme: string,
  id: string,
): Promise<{ docx: PrintedFile; pdf: PrintedFile } | Denial> {
  const overview = await readOverview(deps, actor, programme, id);
  if (isDenial(overview)) return overview;
  const { edition, at } = overview;
  const letter = letterOfKind(edition, 'dailyReport');
  if (letter === null) return deny('absent', '本届没有日报。', 'This edition has no daily report.');
  const { timeZone, window } = edition.file;
  const today = dayOf(at, timeZone);
  const days = (from: string, to: string): number =>
    Math.round((dayBegins(to, timeZone).getTime() - dayBegins(from, timeZone).getTime()) / dayLength);
  const input = {
    kind: 'dailyReport',
    head: {
      number: null,
      issuer: provinceOf(edition)?.name.zh ?? '',
      addressee: '',
      date: today,
      contact: '',
      phone: '',
    },
    values: {
      ...emptyValues('dailyReport'),
      ...sums(overview),
      today: await countSubmittedSince(deps.db, caseScopeFor(actor, 'case.read'), {
        programme,
        edition: id,
        since: dayBegins(today, timeZone),
      }),
      issue: Math.max(1, days(window.from, today) + 1),
      daysLeft: Math.max(0, days(today, window.to)),
      closing: window.to,
    },
    lists: { attention: attention(overview) },
    matrices: { byChannel: byChannel(overview) },
  } as unknown as LetterInput;
  return await deps.print.letter(letterOf(edition, letter.id, input));
}

const total = (
  tallies: readonly CaseTally[],
  pick: (tally: CaseTally) => boolean,
  of: 'count' | 'overdue' = 'count',
): number => tallies.filter(pick).reduce((sum, tally) => sum + tally[of], 0);

function sums({ edition, tallies }: Overview) {
  const order = edition.workflow.states.map((state) => state.id);
  const owner = new Map(edition.workflow.states.map((state) => [state.id, state]));
  const provincial = (state: string): boolean => owner.get(state)?.owner === 'province';
  const corrected = (state: string): boolean => owner.get(state)?.pausesClock === true;
  const first = edition.workflow.states.find((state) => state.phase === 'office')?.id ?? '';
  return {
    total: total(tallies, () => true),
    accepted: total(
      tallies,
      ({ state }) => order.indexOf(state) > order.indexOf(first) && owner.get(state)?.phase === 'office',
    ),
    corrections: total(tallies, ({ state }) => corrected(state)),
    forwarded: total(tallies, ({ state }) => provincial(state)),
    overdue: total(tallies, () => true, 'overdue'),
  };
}

/** Channels with something overdue, the worst first. */
function attention({ tallies, channels }: Overview) {
  return channels
    .map((channel) => ({ channel, late: total(tallies, (tally) => tally.channel === channel.id, 'overdue') }))
    .filter(({ late }) => late > 0)
    .toSorted((a, b) => b.late - a.late)
    .slice(0, 5)
    .map(({ channel, late }) => ({ what: '逾期未办', count: String(late), who: channel.name.zh }));
}

function byChannel({ edition, tallies, channels }: Overview) {
  const states = edition.workflow.states.filter((state) => tallies.some((tally) => tally.state === state.id));
  const rows = channels
    .filter((channel) => tallies.some((tally) => tally.channel === channel.id))
    .map((channel) => ({
      label: channel.name.zh,
      cells: states.map((state) =>
        String(total(tallies, (tally) => tally.channel === channel.id && tally.state === state.id)),
      ),
    }));
  return { columns: states.map((state) => state.title.zh), rows };
}
