import type { AmendmentChange } from './amendment.ts';

/** A change that does not fit the file it is of; the message says why. */
export class PatchError extends Error {}

type Json = unknown;
type Step = string;

/** The value with a change applied; the value itself stays as it is. Throws PatchError where the change does not fit. */
export function patched(value: Json, change: AmendmentChange): Json {
  const steps = change.path === '' ? [] : change.path.slice(1).split('/').map(unescaped);
  if (change.op !== 'remove' && change.value === undefined) throw new PatchError(`'${change.op}' needs a value`);
  if (steps.length === 0) return whole(value, change);
  return within(value, steps, change);
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

function whole(value: Json, { op, value: to }: AmendmentChange): Json {
  if (op === 'add' && value !== undefined) throw new PatchError('there is such a file already; replace it');
  if (op !== 'add' && value === undefined) throw new PatchError('there is no such file');
  return op === 'remove' ? undefined : to;
}

function within(value: Json, [step = '', ...rest]: readonly Step[], change: AmendmentChange): Json {
  if (Array.isArray(value)) return inList(value, step, rest, change);
  if (typeof value !== 'object' || value === null) throw new PatchError(`there is nothing at '${step}'`);
  return inObject(value as Record<string, Json>, step, rest, change);
}

function inObject(value: Record<string, Json>, step: Step, rest: readonly Step[], change: AmendmentChange): Json {
  const there = Object.hasOwn(value, step);
  if (rest.length > 0) {
    if (!there) throw new PatchError(`there is nothing at '${step}'`);
    return { ...value, [step]: within(value[step], rest, change) };
  }
  if (change.op === 'add') {
    if (there) throw new PatchError(`'${step}' is there already; replace it`);
    return { ...value, [step]: change.value };
  }
  if (!there) throw new PatchError(`there is nothing at '${step}'`);
  mustBe(value[step], change.was);
  if (change.op === 'replace') return { ...value, [step]: change.value };
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== step));
}

function inList(list: readonly Json[], step: Step, rest: readonly Step[], change: AmendmentChange): Json {
  if (rest.length === 0 && change.op === 'add') return added(list, step, change);
  const index = placeOf(list, step);
  if (rest.length > 0) return list.with(index, within(list[index], rest, change));
  mustBe(list[index], change.was);
  return change.op === 'replace' ? list.with(index, change.value) : list.toSpliced(index, 1);
}

function added(list: readonly Json[], step: Step, { value, after }: AmendmentChange): Json {
  if (step !== '-' && namedAt(list, step).length > 0) throw new PatchError(`'${step}' is there already; replace it`);
  if (step !== '-' && !namesOf(value).includes(step))
    throw new PatchError(`what is added as '${step}' is not named so; '-' adds without a name`);
  return list.toSpliced(after === undefined ? list.length : placeOf(list, after) + 1, 0, value);
}

function mustBe(value: Json, was: string | undefined): void {
  if (was !== undefined && value !== was)
    throw new PatchError(`it is not '${was}' that stands there, but ${JSON.stringify(value)}`);
}

/** Index of the one element that a step names or counts. */
function placeOf(list: readonly Json[], step: Step): number {
  const named = namedAt(list, step);
  if (named.length === 1 && named[0] !== undefined) return named[0];
  if (named.length > 1)
    throw new PatchError(
      `'${step}' names ${named.length} elements; say which by its state, as in '${step}@draft', and origin`,
    );
  const index = /^(0|[1-9]\d*)$/u.test(step) ? Number(step) : -1;
  if (index < 0 || index >= list.length) throw new PatchError(`nothing in the list is named '${step}'`);
  return index;
}

const namedAt = (list: readonly Json[], step: Step): readonly number[] =>
  list.flatMap((one, index) => (namesOf(one).includes(step) ? [index] : []));

/** Names of an element: a plain word itself; else its id, key, row or code, with the states and the origin of an act behind it. */
function namesOf(one: Json): readonly string[] {
  if (typeof one === 'string') return [one];
  if (typeof one !== 'object' || one === null) return [];
  const { id, key, row, code, from, origin } = one as Record<string, unknown>;
  const name = [id, key, row, code].find((word): word is string => typeof word === 'string');
  if (name === undefined) return [];
  const starts = Array.isArray(from) ? from.map((state) => `${name}@${String(state)}`) : [];
  return [name, ...starts, ...(typeof origin === 'string' ? starts.map((start) => `${start}@${origin}`) : [])];
}
