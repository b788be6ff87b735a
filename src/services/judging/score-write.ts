import { commitment } from '#src/domain/audit/event.ts';
import { scoreStream } from '#src/domain/audit/stream.ts';
import type { SavePlan } from '#src/domain/form/save.ts';
import { auditRow } from '#src/store/audit.ts';
import type { ScoreWrite, SheetNow } from '#src/store/score-saves.ts';

/** Values with their history and the event that commits to them. */
export function scoreWrite(
  { sheet, panel }: { readonly sheet: SheetNow; readonly panel: ScoreWrite['panel'] },
  { values }: Pick<SavePlan, 'values'>,
  actor: string,
  at: Date,
): ScoreWrite {
  const version = sheet.version + 1;
  const text = (value: string | readonly string[]): string =>
    typeof value === 'string' ? value : JSON.stringify(value);
  const history = Object.entries(values).map(([path, value]) => ({
    path,
    value: text(value),
    salt: `${sheet.salt}:${path}`,
  }));
  const audit = auditRow({
    stream: scoreStream(sheet),
    head: { seq: sheet.version, hash: sheet.head },
    event: {
      kind: 'scores-saved',
      body: {
        version,
        changes: history.map(({ path, value, salt }) => ({ path, commitment: commitment(salt, value) })),
      },
    },
    actorId: actor,
    at,
  });
  return { id: sheet.id, panel, version, at, values, history, actorId: actor, audit };
}
