import type { CorrectionPlace } from '#src/domain/workflow/correction.ts';
import type { ApiClient } from '../api-client.ts';
import type { ApplicantPage } from './pages.ts';
import type { Applicant, World } from './world.ts';

/** Changes what each open item of a correction asks for, and says so. */
export async function answerItems(
  world: World,
  applicant: Applicant,
  client: ApiClient,
  page: ApplicantPage,
): Promise<void> {
  const items = page.corrections.filter((one) => one.state === 'open').flatMap((one) => one.items);
  for (const { id, place, answer } of items) {
    if (answer !== null && answer !== '') continue;
    const change = changeFor(page, place);
    if (change !== null) await save(world, applicant, client, page, change);
    const said = change === null ? '已核对，原材料无误，说明如上。' : '已按要求更正。';
    await client.put(`/api/applications/${page.id}/corrections/${id}/answer`, { answer: said });
  }
}

interface Change {
  readonly store: string;
  readonly path: string;
  readonly value: string;
}

/** Another value in the place an item names: another last digit, or a note behind a number; null where words are answer enough. */
function changeFor({ stores }: ApplicantPage, place: CorrectionPlace): Change | null {
  if (place.kind === 'field')
    return { store: place.sheet, path: place.path, value: turned(textIn(stores, place.sheet, place.path)) };
  if (place.kind !== 'evidence') return null;
  const items = stores['evidence']?.values['items'];
  const item = place.item ?? (Array.isArray(items) ? String(items[0]) : '');
  const path = `items/${item}/number`;
  return { store: 'evidence', path, value: `${textIn(stores, 'evidence', path)}（更正）`.slice(0, 60) };
}

function textIn(stores: ApplicantPage['stores'], store: string, path: string): string {
  const value = stores[store]?.values[path];
  return typeof value === 'string' ? value : '';
}

const turned = (text: string): string => text.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10));

async function save(
  world: World,
  applicant: Applicant,
  client: ApiClient,
  page: ApplicantPage,
  { store, path, value }: Change,
): Promise<void> {
  const seen = page.stores[store]?.marks[path] ?? 0;
  await client.post(`/api/applications/${page.id}/answers`, { sheet: store, changes: [{ path, value, seen }] });
  const written = world.progress(applicant).written;
  const known = written.get(store) ?? new Map<string, string | readonly string[]>();
  written.set(store, known.set(path, value));
}
