import { letterOf } from '#src/documents/letter-of.ts';
import type { LetterInput } from '#src/documents/letter-input.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { consultationLetterInput, type ConsultationLetterInput } from './consultation-letter-input.ts';
import type { Deps } from './deps.ts';
import { emptyValues, letterOfKind } from './letter-values.ts';
import type { PrintedFile } from './print.ts';

/** The letter to one department with its list of names and reply slip (征求意见函), from what that department may be shown. */
export async function consultationLetter(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<{ docx: PrintedFile; pdf: PrintedFile } | Denial> {
  const made = await consultationLetterInput(deps, actor, { id });
  if (isDenial(made)) return made;
  const edition = deps.editions.all().findLast((one) => one.file.programme === made.programme);
  const letter = edition === undefined ? null : letterOfKind(edition, 'consultation');
  if (edition === undefined || letter === null)
    return deny('absent', '本届没有征求意见函。', 'This edition has no letter of consultation.');
  const input = {
    kind: 'consultation',
    head: {
      number: made.number,
      issuer: made.channel.zh,
      addressee: made.authority.zh,
      date: made.dated,
      contact: '',
      phone: '',
    },
    values: {
      ...emptyValues('consultation'),
      count: made.applicants.length,
      due: made.due,
      ...classesOf(
        made,
        edition.file.classes.map((of) => edition.classes[of]?.title.zh ?? of),
      ),
    },
    lists: { applicants: made.applicants.map((one) => rowOf(made, one.values)) },
    matrices: {},
  } as unknown as LetterInput;
  return await deps.print.letter(letterOf(edition, letter.id, input));
}

/** What the columns of the list are called where a department may see them. */
const valueUnder = ({ columns }: ConsultationLetterInput, values: readonly string[], words: RegExp): string =>
  columns.flatMap(({ label }, i) => (words.test(label.zh) && (values[i] ?? '') !== '' ? [values[i] ?? ''] : []))[0] ??
  '';

function rowOf(made: ConsultationLetterInput, values: readonly string[]) {
  return {
    name: valueUnder(made, values, /名称|姓名/u),
    code: valueUnder(made, values, /代码/u),
    classTitle: valueUnder(made, values, /类别/u),
    region: valueUnder(made, values, /地区|地址|设区市|单位/u),
    note: '',
  };
}

function classesOf(made: ConsultationLetterInput, [first = '']: readonly string[]) {
  const of = made.applicants.map((one) => valueUnder(made, one.values, /类别/u));
  const organisations = of.filter((title) => title === '' || title.includes(first)).length;
  return { organisations, individuals: made.applicants.length - organisations };
}
