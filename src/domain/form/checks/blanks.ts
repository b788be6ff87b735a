import { itemsOf, type Item } from '../blank.ts';
import type { Finding } from '../field-type.ts';
import { pointer } from '../pointer.ts';
import { partsOfSheet, where } from '../walk.ts';
import { sheetConcerns } from '../relevance.ts';
import type { Situation } from './situation.ts';

/** Every item that is empty without a reason (M9), and repeated sheets that are too few or too many. */
export function checkBlanks(situation: Situation): readonly Finding[] {
  const items = situation.parts.flatMap((part) => itemsOf(part, situation.holds, situation.context));
  return [
    ...items.filter((item) => item.state === 'missing' || item.state === 'never').map(findingOf),
    ...repeatFindings(situation),
  ];
}

function findingOf(item: Item): Finding {
  const place = where(item.part, item.label);
  const { zh, en } = wording(item);
  return {
    rule: item.rule ?? 'M9',
    severity: 'error',
    path: item.pointer,
    message: { zh: `${place.zh}${zh}`, en: `${place.en}${en}` },
  };
}

function wording({ kind, state, lacks }: Item): { readonly zh: string; readonly en: string } {
  const what = lacks === undefined ? { zh: '未填', en: ' is empty' } : { zh: lacks.zh, en: `: ${lacks.en}` };
  if (state === 'never') return { zh: `${what.zh}，此项必填。`, en: `${what.en}; it must be filled in.` };
  if (kind === 'files')
    return {
      zh: '没有文件。请上传；确实没有的，请填写未提供的原因。',
      en: ' has no file. Upload it, or give the reason why there is none.',
    };
  if (kind === 'row')
    return {
      zh: `${what.zh}。请补填；确实没有的，请填写未填原因，或删去此行。`,
      en: `${what.en}. Fill it in, give the reason, or remove the row.`,
    };
  return {
    zh: `${what.zh}。请填写；确实没有的，请填写未填原因。`,
    en: `${what.en}. Fill it in, or give the reason why it is empty.`,
  };
}

function repeatFindings({ definition, data, holds }: Situation): readonly Finding[] {
  return definition.sheets.flatMap((id) => {
    const sheet = definition.definitions[id];
    if (sheet?.repeat === undefined || sheet.over !== undefined || !sheetConcerns(sheet, holds)) return [];
    const { min, max, of } = sheet.repeat;
    const count = partsOfSheet(sheet, data).length;
    if (count >= min && count <= max) return [];
    const title = `${sheet.number === undefined ? '' : `${sheet.number}、`}${sheet.title.zh}`;
    const message =
      count < min
        ? {
            zh: `${title}：至少填 ${min} 份（每个${of.zh}一份），现有 ${count} 份。请添加。`,
            en: `${sheet.title.en}: at least ${min} (one for each ${of.en}), there are ${count}. Add one.`,
          }
        : {
            zh: `${title}：最多 ${max} 份，现有 ${count} 份。请删去多余的。`,
            en: `${sheet.title.en}: at most ${max}, there are ${count}. Remove the others.`,
          };
    return [{ rule: 'M9', severity: 'error' as const, path: pointer('answers', id), message }];
  });
}
