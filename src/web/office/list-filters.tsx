import { useSession } from '../work/session.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { FactChips } from './fact-chips.tsx';
import { countWords } from './count-words.ts';
import type { Move, Place } from './place.ts';
import { filterNames, queryOf, useCount } from './use-cases.ts';
import { useNewestEdition } from '../work/use-edition.ts';

/** What narrows and orders a list. */
export function ListFilters({ place, move }: { readonly place: Place; readonly move: Move }) {
  const t = useWords(officeWords);
  const say = useSay();
  const session = useSession();
  const edition = useNewestEdition();
  const classes = session.editions.at(-1)?.classes ?? [];
  const states = edition?.workflow.states.filter((state) => state.phase !== 'draft' || state.editable !== 'all') ?? [];
  const late = queryOf(place, place.get('view') === 'all' ? 'all' : 'waiting');
  late.set('overdue', 'yes');
  const overdue = useCount(late);
  const { seats } = session;
  // Whoever sits in channels alone sees no others.
  const own = seats.length > 0 && seats.every((seat) => seat.side === 'channel');
  const channels = (edition?.channels ?? []).filter((one) => !own || seats.some((seat) => seat.authority === one.id));
  const filtered = filterNames.some((name) => (place.get(name) ?? '') !== '');
  return (
    <div className="list-line filters" role="group" aria-label={t.filters}>
      <Choice name="state" any={t.anyState} label={t.state} place={place} move={move}>
        {states.map((one) => ({ value: one.id, title: say(one.title) }))}
      </Choice>
      <Choice name="class" any={t.anyClass} label={t.class} place={place} move={move}>
        {classes.map((one) => ({ value: one.id, title: say(one.title) }))}
      </Choice>
      {channels.length > 1 && (
        <Choice name="channel" any={t.anyChannel} label={t.channel} place={place} move={move}>
          {channels.map((one) => ({ value: one.id, title: say(one.name) }))}
        </Choice>
      )}
      <FactChips place={place} move={move} edition={edition} />
      <button
        type="button"
        className="view late"
        aria-pressed={place.get('overdue') === 'yes'}
        title={t.onlyLate}
        onClick={() => move({ overdue: place.get('overdue') === 'yes' ? null : 'yes' })}
      >
        {t.late} {overdue !== undefined && <b>{countWords(overdue)}</b>}
      </button>
      <Choice name="order" any={t.byDue} label={t.order} place={place} move={move}>
        {[{ value: 'name', title: t.byName }]}
      </Choice>
      {filtered && (
        <button
          type="button"
          className="plain"
          onClick={() => move(Object.fromEntries(filterNames.map((name) => [name, null])))}
        >
          {t.clear}
        </button>
      )}
    </div>
  );
}

function Choice({
  name,
  any,
  label,
  place,
  move,
  children,
}: {
  readonly name: string;
  readonly any: string;
  readonly label: string;
  readonly place: Place;
  readonly move: Move;
  readonly children: readonly { readonly value: string; readonly title: string }[];
}) {
  return (
    <select
      className="choice"
      aria-label={label}
      value={place.get(name) ?? ''}
      onChange={(event) => move({ [name]: event.currentTarget.value })}
    >
      <option value="">{any}</option>
      {children.map((one) => (
        <option key={one.value} value={one.value}>
          {one.title}
        </option>
      ))}
    </select>
  );
}
