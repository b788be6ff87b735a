import type { FieldMove } from './amendment.ts';
import type { ClassDefinition, Edition } from './edition-bundle.ts';
import type { Field } from './field.ts';
import { pathOf } from './problem.ts';
import { nameOfPath } from './reference.ts';
import type { Note } from './cross-checks/note.ts';
import { repeated } from './cross-checks/repeated.ts';
import { isDay } from './value/day.ts';
import { beyondAddition, beyondWording } from './wording.ts';

/** Whether an amendment is what its class says, and its maps say what becomes of everything that is no more. */
export function checkAmendment(before: Edition, after: Edition, note: Note): void {
  const { amendment } = after;
  if (amendment === undefined) return;
  if (!isDay(amendment.date)) note('/date', `the calendar has no day ${amendment.date}`);
  if (before.amendment !== undefined && amendment.date < before.amendment.date)
    note('/date', `it lies before the amendment it follows, of ${before.amendment.date}`);
  for (const key of ['programme', 'id', 'timeZone'] as const)
    if (before.file[key] !== after.file[key]) note('/changes', `an amendment cannot change the edition's ${key}`);
  checkClass(before, after, note);
  checkKept(before, after, note);
  checkMoves(before, after, note);
  checkStates(before, after, note);
}

function checkClass(before: Edition, after: Edition, note: Note): void {
  const { class: kind, fields, states } = after.amendment!;
  const place =
    kind === 'wording'
      ? beyondWording(withoutAmendment(before), withoutAmendment(after))
      : kind === 'additive'
        ? beyondAddition(withoutAmendment(before), withoutAmendment(after))
        : null;
  if (place !== null)
    note('/class', `it is no amendment of the class '${kind}': ${place} changes, which needs the class 'mapped'`);
  if (kind !== 'mapped' && (fields ?? []).length > 0) note('/fields', `the class '${kind}' moves no fields`);
  if (kind === 'wording' && states !== undefined) note('/states', "the class 'wording' changes no states");
}

function withoutAmendment({ amendment: _amendment, digest: _digest, ...bundle }: Edition) {
  return bundle;
}

/** Classes, reports and kinds of evidence have content of their own that no map of fields speaks of: they stay. */
function checkKept(before: Edition, after: Edition, note: Note): void {
  for (const [id, old] of Object.entries(before.classes)) {
    const now = after.classes[id];
    if (now === undefined) {
      note('/changes', `an amendment cannot take away the class '${id}'`);
      continue;
    }
    for (const kind of ['reports', 'evidence'] as const)
      for (const one of old[kind])
        if (!now[kind].some((other) => other.id === one.id))
          note('/changes', `an amendment cannot take away '${one.id}' of ${id}'s ${kind}`);
    for (const sheet of Object.values(old.definitions))
      if (
        now.definitions[sheet.id]?.repeat === undefined &&
        now.definitions[sheet.id] !== undefined &&
        sheet.repeat !== undefined
      )
        note(
          '/changes',
          `the sheet '${sheet.id}' of ${id} is filled in more than once; an amendment cannot change that`,
        );
  }
}

/** Every field, column or row that is no more has a line that says where its values go, and no line says more. */
function checkMoves(before: Edition, after: Edition, note: Note): void {
  const moves = after.amendment!.fields ?? [];
  const gone = Object.keys(before.classes).flatMap((id) =>
    after.classes[id] === undefined
      ? []
      : goneFrom(before.classes[id]!, after.classes[id]).map((name) => `${id} ${name}`),
  );
  for (const name of gone)
    if (!moves.some((move) => `${move.class} ${move.from}` === name))
      note('/fields', `${name} is no more: say where its values go, or null to keep them in the history only`);
  for (const twice of repeated(moves.flatMap((move) => [`${move.class} ${move.from}`])))
    note('/fields', `${twice} stands twice`);
  for (const twice of repeated(moves.flatMap((move) => (move.to === null ? [] : [`${move.class} ${move.to}`]))))
    note('/fields', `two fields move to ${twice}`);
  for (const [index, move] of moves.entries()) {
    const reason = gone.includes(`${move.class} ${move.from}`)
      ? moveProblem(before, after, move)
      : 'no such field is taken away';
    if (reason !== null) note(pathOf('fields', index), reason);
  }
}

function moveProblem(before: Edition, after: Edition, { class: id, from, to }: FieldMove): string | null {
  if (to === null) return null;
  const [old, now] = [before.classes[id]!, after.classes[id]!];
  if (nameOfPath(old, to) !== null) return `${to} is there already: its own values would be lost`;
  const named = nameOfPath(now, to);
  if (named === null) return `there is no field ${to}`;
  const [a, b] = [from.split('.'), to.split('.')];
  if (a.length !== b.length || nameOfPath(old, from)?.kind !== named.kind)
    return `${from} and ${to} are of different kinds`;
  if (a.length === 3) return a[0] === b[0] && a[1] === b[1] ? null : 'a column or row moves within its own table only';
  const [source, target] = [old.definitions[a[0] ?? ''], now.definitions[b[0] ?? '']];
  const [field, other] = [source?.fields[a[1] ?? ''], target?.fields[b[1] ?? '']];
  if (field !== undefined && other !== undefined && shapeOf(field) !== shapeOf(other))
    return `${from} and ${to} are of different kinds`;
  if (a[0] !== b[0] && (source?.repeat !== undefined || target?.repeat !== undefined))
    return 'a field moves to another sheet only where both are filled in once';
  return null;
}

/** How a field's answers are laid down: lists and tables cannot become text. */
const shapeOf = ({ type }: Field): string =>
  type === 'rows' || type === 'matrix' || type === 'files' || type === 'portrait' ? type : 'text';

/** Dotted names that an old class has and the new one lacks. */
export function goneFrom(old: ClassDefinition, now: ClassDefinition): readonly string[] {
  return Object.values(old.definitions).flatMap((sheet) =>
    Object.entries(sheet.fields).flatMap(([name, field]) => {
      const other = now.definitions[sheet.id]?.fields[name];
      if (other === undefined || shapeOf(other) !== shapeOf(field)) return [`${sheet.id}.${name}`];
      return partsOf(field)
        .filter((part) => !partsOf(other).includes(part))
        .map((part) => `${sheet.id}.${name}.${part}`);
    }),
  );
}

const partsOf = (field: Field): readonly string[] =>
  field.type === 'rows'
    ? Object.keys(field.columns)
    : field.type === 'matrix'
      ? [...field.rows, ...field.columns].map((one) => one.key)
      : [];

/** A map of states names states of both workflows, and leaves a dossier as open or locked as it is, with whom it is. */
function checkStates(before: Edition, after: Edition, note: Note): void {
  for (const [from, to] of Object.entries(after.amendment!.states ?? {})) {
    const old = before.workflow.states.find((state) => state.id === from);
    const now = after.workflow.states.find((state) => state.id === to);
    const at = pathOf('states', from);
    if (old === undefined) note(at, `the edition before has no state '${from}'`);
    else if (now === undefined) note(at, `there is no state '${to}'`);
    else if (old.editable !== now.editable || (old.phase === 'freezing') !== (now.phase === 'freezing'))
      note(
        at,
        `'${from}' and '${to}' differ in what may be edited: a dossier would be unlocked, or locked, by the map`,
      );
    else if (withOffice(old.phase) !== withOffice(now.phase))
      note(at, `'${from}' and '${to}' differ in who has the dossier: a map hands nothing over and takes nothing back`);
  }
}

const withOffice = (phase: string): boolean => phase === 'precheck' || phase === 'office' || phase === 'ended';
