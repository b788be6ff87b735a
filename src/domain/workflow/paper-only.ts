import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import { canonicalDigest } from '../dossier/digest.ts';
import type { ApplicationData, SheetAnswers } from '../form/answers.ts';

/** Who applied on paper only, as far as the house keeps it (X11): no content. */
export interface PaperIdentity {
  readonly name: string;
  readonly code: string;
  readonly channel: string;
}

const reduced = new WeakMap<Edition, Map<string, Edition>>();

/**
 * The edition as it is for an application on paper only: its class asks for no content, so that whatever is about content
 * holds by itself; every row of the checklist is a person's; leaves of the offices stay.
 */
export function paperEdition(edition: Edition, className: string): Edition {
  let known = reduced.get(edition);
  if (known === undefined) reduced.set(edition, (known = new Map()));
  const made = known.get(className);
  if (made !== undefined) return made;
  const definition = edition.classes[className];
  if (definition === undefined) throw new Error(`edition ${edition.digest} has no class ${className}`);
  const paper = { ...edition, classes: { ...edition.classes, [className]: paperClass(definition) } };
  known.set(className, paper);
  return paper;
}

function paperClass(definition: ClassDefinition): ClassDefinition {
  const offices = definition.sheets.filter((id) => definition.definitions[id]?.office === true);
  const { photos: _photos, ...rest } = definition;
  const computed = new Set(definition.checks.rules.map(({ id }) => id.split('-')[0]));
  return {
    ...rest,
    sheets: offices,
    reports: [],
    evidence: [],
    loose: [],
    seals: definition.seals.filter(({ side }) => side === 'office'),
    volumes: definition.volumes.map((volume) => ({
      ...volume,
      parts: volume.parts.flatMap((part) =>
        'sheets' in part ? [{ sheets: part.sheets.filter((id) => offices.includes(id)) }] : [],
      ),
    })),
    checks: {
      rules: [],
      rows: definition.checks.rows
        .filter(({ row, by }) => by === 'person' || (by === 'code' && computed.has(row)))
        .map((row) => ({ ...row, by: 'person' })),
    },
  };
}

/** The little that an application on paper only says: who it is, and through which channel. */
export function paperData(
  edition: Edition,
  className: string,
  { name, code, channel }: PaperIdentity,
): ApplicationData {
  const identity = edition.classes[className]?.identity;
  if (identity === undefined) throw new Error(`edition ${edition.digest} has no class ${className}`);
  const said: Record<string, SheetAnswers> = {};
  for (const [dotted, text] of [
    [identity.name, name],
    [identity.code, code],
    [identity.channel, channel],
  ] as const) {
    const [sheet = '', field = ''] = dotted.split('.');
    said[sheet] = { ...said[sheet], [field]: text };
  }
  return {
    format: 1,
    edition: `${edition.file.programme}/${edition.file.id}`,
    class: className,
    answers: said,
    evidence: [],
    reports: {},
    files: {},
  };
}

/** What leaves of the offices bear in the place of a dossier's digest: a digest of what was registered. */
export const registrationDigest = (edition: Edition, application: string, data: ApplicationData): string =>
  canonicalDigest({ edition: edition.digest, application, class: data.class, answers: data.answers });
