import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { Denial } from '#src/domain/denial.ts';
import { isSensitive } from '#src/domain/dossier/digest.ts';
import { splitKey } from '#src/domain/form/flat.ts';
import { landingOf } from '#src/domain/form/move-fields.ts';
import { placeInWords } from '#src/domain/form/refuse-change.ts';
import { readHistory, readSheets } from '#src/store/answers.ts';
import { findApplication, type Application } from '#src/store/applications.ts';
import type { Deps } from './deps.ts';
import { classOf } from './read-application.ts';
import { shown } from './read-field-history.ts';

/** What was typed in a field that an amendment took away. */
export interface FormerValue {
  readonly amendment: { readonly number: number; readonly date: string; readonly title: Text };
  readonly sheet: string;
  readonly path: string;
  /** The field as it was called. */
  readonly label: Text;
  readonly value: string;
  readonly by: string;
  readonly at: Date;
}

/** The last value of every field that amendments took away from the draft, oldest amendment first; sensitive ones masked. */
export async function readFormerValues(deps: Deps, actor: Actor, id: string): Promise<readonly FormerValue[] | Denial> {
  const application = await findApplication(deps.db, id);
  const denial = whyNot(actor, 'application.read', application);
  if (denial !== null || application === null) return denial ?? [];
  const sheets = await readSheets(deps.db, id);
  const found: FormerValue[] = [];
  const line = deps.editions.line(application.editionDigest);
  for (const [index, edition] of line.entries()) {
    const before = line[index - 1];
    if (before === undefined) continue;
    for (const { sheet, body } of sheets)
      for (const path of Object.keys(body)) {
        const former = await formerValue(deps, application, { before, edition, sheet, path });
        if (former !== null) found.push(former);
      }
  }
  return found;
}

interface Place {
  readonly before: Edition;
  readonly edition: Edition;
  readonly sheet: string;
  readonly path: string;
}

async function formerValue(
  deps: Deps,
  application: Application,
  { before, edition, sheet, path }: Place,
): Promise<FormerValue | null> {
  const { amendment } = edition;
  const definition = classOf(before, application.class);
  const moves = (amendment?.fields ?? []).filter((move) => move.class === application.class);
  if (amendment === undefined || landingOf(definition, moves, sheet, path) !== null) return null;
  const there = definition.definitions[sheet];
  const hidden = there !== undefined && isSensitive(there, splitKey(path).path);
  const last = (await readHistory(deps.db, application.id, sheet, path)).find(
    ({ value }) => value !== null && value !== '' && value !== '[]',
  );
  if (last === undefined) return null;
  const { number, date, title } = amendment;
  return {
    amendment: { number, date, title },
    sheet,
    path,
    label: placeInWords({ definition, store: sheet }, path),
    value: shown(deps, { hidden }, last).value ?? '',
    by: last.actor,
    at: last.at,
  };
}
