import { deny, type Denial } from '#src/domain/denial.ts';
import { nameOf, textAt } from '#src/domain/form/identity.ts';
import { caseGrams, sortKey } from '#src/domain/workflow/case-words.ts';
import type { Move } from '#src/store/applications.ts';
import type { Decided } from './decide-act.ts';

/** What handing a dossier over writes: to whom, which revision, and the words it is found by. Refused where no channel was chosen. */
export function handOver({ draft, channel }: Decided): Move | Denial {
  const { application, definition, data } = draft;
  const to = application.channel ?? channel?.id ?? null;
  if (to === null)
    return deny(
      'invalid',
      '尚未选择申报渠道，请在申报表中选择后再办理。',
      'No channel has been chosen; choose one in the form first.',
    );
  const name = nameOf(definition, data);
  const texts = [name, textAt(data, definition.identity.code), application.number ?? ''];
  return {
    channel: to,
    handedIn: application.revision,
    applicant: name,
    sortKey: sortKey(name),
    grams: caseGrams(to, texts),
  };
}

/** What taking it back writes: no office has it any more. */
export const takeBack: Move = { channel: null, handedIn: null, applicant: null, sortKey: null, grams: null };
