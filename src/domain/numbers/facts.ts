import type { ClassAssessment } from '#src/definition/assessment.ts';
import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { CodeList } from '#src/definition/edition.ts';
import { codeListAt } from '../conflict/grounds.ts';
import type { ApplicationData } from '../form/answers.ts';
import { entriesOf, findEntry } from '../form/code-list.ts';
import { textAt } from '../form/identity.ts';

/** Grows when facts are read out otherwise: what was kept before is read out anew. */
export const factsVersion = 2;

/** What an application is counted by beside its class and channel: codes of the edition's lists or of a field's options; null where it says none. */
export interface Facts {
  readonly region: string | null;
  /** The first level of the industry's code: a section of GB/T 4754. */
  readonly industry: string | null;
  /** Kind of applicant, as the edition's field of fit tells it: of organisations their size. */
  readonly category: string | null;
}

/** Reads out of a dossier what it is counted by: the fields that the class names for identity and for an assessor's fit. */
export function factsOf(
  edition: Edition,
  {
    definition,
    assessment,
  }: { readonly definition: ClassDefinition; readonly assessment: ClassAssessment | undefined },
  data: ApplicationData,
): Facts {
  const entryAt = (dotted: string | undefined) => {
    const list = codeListAt(edition, definition, dotted);
    const typed = dotted === undefined ? '' : textAt(data, dotted);
    const entry = list === null || typed === '' ? undefined : findEntry(list, typed);
    return list === null || entry === undefined ? null : { list, code: entry.code };
  };
  const industry = entryAt(assessment?.fit.industry);
  return {
    region: entryAt(definition.identity.region)?.code ?? null,
    industry: industry === null ? null : topOf(industry.list, industry.code),
    category: entryAt(assessment?.fit.category)?.code ?? chosenAt(definition, assessment?.fit.category, data) ?? null,
  };
}

/** The option of a field that a dossier has chosen. */
function chosenAt(definition: ClassDefinition, dotted: string | undefined, data: ApplicationData): string | undefined {
  if (dotted === undefined) return undefined;
  const typed = textAt(data, dotted);
  return optionsAt(definition, dotted).find(({ code }) => code === typed)?.code;
}

/** What a field offers to choose from, where it is no code of a list. */
function optionsAt(definition: ClassDefinition, dotted: string | undefined) {
  const [sheet = '', field = ''] = (dotted ?? '').split('.');
  const asked = definition.definitions[sheet]?.fields[field];
  return asked?.type === 'choice' ? asked.options : [];
}

/** The entry of the first level that a code stands under; itself where it is one. */
export function topOf(list: CodeList, code: string): string {
  const holds = (items: CodeList['items']): boolean =>
    items.some((item) => item.code === code || holds(item.children ?? []));
  return list.items.find((item) => item.code === code || holds(item.children ?? []))?.code ?? code;
}

export type Dimension = 'channel' | 'region' | 'industry' | 'class' | 'category';
export const dimensions: readonly Dimension[] = ['channel', 'region', 'industry', 'class', 'category'];

/** So many applications of one channel, class and facts. */
export interface FactTally extends Facts {
  readonly channel: string;
  readonly class: string;
  readonly count: number;
}
export interface Slice {
  /** Null where applications say nothing. */
  readonly code: string | null;
  readonly title: { readonly zh: string; readonly en: string };
  readonly count: number;
}

/** How many applications there are of each code of a dimension, most first; a code nobody has is left out. */
export function slicesOf(edition: Edition, tallies: readonly FactTally[], dimension: Dimension): readonly Slice[] {
  const groups = Map.groupBy(tallies, (tally) => tally[dimension]);
  return [...groups]
    .map(([code, own]) => ({
      code,
      title: code === null ? unsaid : titleOf(edition, dimension, code),
      count: own.reduce((sum, { count }) => sum + count, 0),
    }))
    .toSorted((a, b) => b.count - a.count || (a.code ?? '~').localeCompare(b.code ?? '~'));
}

const unsaid = { zh: '未填', en: 'not said' };

function titleOf(edition: Edition, dimension: Dimension, code: string): Slice['title'] {
  if (dimension === 'channel') return edition.channels.find(({ id }) => id === code)?.name ?? { zh: code, en: code };
  if (dimension === 'class') return edition.classes[code]?.title ?? { zh: code, en: code };
  for (const list of listsOf(edition, dimension)) {
    const entry = entriesOf(list).get(code);
    if (entry !== undefined) return { zh: entry.zh, en: entry.en };
  }
  for (const definition of Object.values(edition.classes)) {
    const options = optionsAt(definition, fieldOf(edition, definition, dimension));
    const option = options.find((one) => one.code === code);
    if (option !== undefined) return option.label;
  }
  return { zh: code, en: code };
}

/** The field of each class that tells a dimension, dotted. */
const fieldOf = (edition: Edition, definition: ClassDefinition, dimension: Dimension): string | undefined =>
  dimension === 'region'
    ? definition.identity.region
    : dimension === 'industry' || dimension === 'category'
      ? edition.assessment?.classes[definition.id]?.fit[dimension]
      : undefined;

const listsOf = (edition: Edition, dimension: Dimension): readonly CodeList[] =>
  Object.values(edition.classes).flatMap(
    (definition) => codeListAt(edition, definition, fieldOf(edition, definition, dimension)) ?? [],
  );

/** The label of the field that tells the kind of applicant; null where no class asks for one. */
export function categoryTitle(edition: Edition): Slice['title'] | null {
  for (const definition of Object.values(edition.classes)) {
    const [sheet = '', field = ''] = (fieldOf(edition, definition, 'category') ?? '').split('.');
    const label = definition.definitions[sheet]?.fields[field]?.label;
    if (label !== undefined) return label;
  }
  return null;
}
