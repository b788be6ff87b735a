import type { CodeItem, CodeList } from '#src/definition/edition.ts';
import type { z } from 'zod';
import type { Option, ScalarField } from '#src/definition/field.ts';

type Item = z.infer<typeof CodeItem>;
type Codes = Readonly<Record<string, CodeList>>;

/** Typed text of a scalar as it stands on paper; what cannot be read is printed as typed. */
export function printedText(field: ScalarField, typed: string, codes: Codes): string {
  switch (field.type) {
    case 'choice': return labelOf(field.options, typed);
    case 'choices': return typed.split(',').map((code) => labelOf(field.options, code)).join('、');
    case 'yesno': return typed === 'yes' ? field.yes.zh : typed === 'no' ? field.no.zh : typed;
    case 'code': return find(codes[field.list]?.items ?? [], typed)?.zh ?? typed;
    case 'date': return typed.replace(/^(\d{4})-(\d{2})-(\d{2})$/u, (_, y: string, m: string, d: string) => `${y}年${Number(m)}月${Number(d)}日`);
    case 'month': return typed.replace(/^(\d{4})-(\d{2})$/u, (_, y: string, m: string) => `${y}年${Number(m)}月`);
    default: return typed;
  }
}

const labelOf = (options: readonly Option[], code: string): string => options.find((option) => option.code === code)?.label.zh ?? code;

function find(items: readonly Item[], code: string): Item | undefined {
  for (const item of items) {
    if (item.code === code) return item;
    const inside = find(item.children ?? [], code);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
