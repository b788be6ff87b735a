import type { DemoFile, DemoPerson } from '#src/definition/demo.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Stores } from '#src/domain/form/application.ts';
import { plainCourse, type Course } from './simulate/course.ts';
import { variedBy } from './simulate/vary.ts';
import type { Applicant } from './simulate/world.ts';

/** A person of the demo's plan as an applicant of the play; null for somebody who begins nothing. */
export function applicantFor(
  edition: Edition,
  demo: DemoFile,
  person: DemoPerson,
  typedChannel: string,
): Applicant | null {
  const { id, name, email, example, varied } = person;
  if (example === null) return null;
  const kind = demo.kinds?.find((one) => one.example === example);
  const channel = channelOf(person) ?? typedChannel;
  const affiliation = kind?.affiliations[edition.channels.find((one) => one.id === channel)?.kind ?? ''] ?? '';
  const vary =
    varied === undefined || kind === undefined ? same : variedBy(kind, { ...varied, holding: null }, affiliation);
  return {
    key: id,
    account: { name, email, password: demo.password },
    class: person.class,
    example,
    channel,
    course: courseOf(person),
    typed: (stores) => asPlanned(vary(stores), person),
    correctable: kind?.correctable ?? [],
    paper: { name, code: varied?.code ?? '', person: varied?.identity ?? null },
  };
}

const same = (stores: Stores): Stores => stores;

/** The channel a plan has somebody type; null where it is the example's. */
function channelOf({ varied, changes }: DemoPerson): string | null {
  return varied?.channel ?? changes.find(({ path }) => path === 'channel')?.value ?? null;
}

/** `withdrawn` is what the demo calls a draft again after it was taken back. */
function courseOf({ stage, course }: DemoPerson): Course {
  const until = stage === 'withdrawn' ? 'takenBack' : stage;
  return {
    ...plainCourse(until),
    corrections: course?.corrections ?? [],
    refusal: course?.refusal ?? null,
    addendum: course?.addendum ?? null,
    consultation: course?.consultation ?? null,
  };
}

/** What the person typed: the example, but for what the plan leaves out or changes. */
function asPlanned(stores: Stores, { without, changes }: DemoPerson): Stores {
  const typed = Object.fromEntries(Object.entries(stores).filter(([store]) => !without.includes(store)));
  for (const { store, path, value } of changes) typed[store] = { ...typed[store], [path]: value };
  return typed;
}
