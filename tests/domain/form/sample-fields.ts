import type { ScalarField, ScalarType } from '#src/definition/field.ts';
import type { FieldContext } from '#src/domain/form/field-type.ts';

const label = { zh: '栏', en: 'Field' };
const options = [
  { code: 'large', label: { zh: '大型', en: 'Large' } },
  { code: 'medium', label: { zh: '中型', en: 'Medium' } },
  { code: 'small', label: { zh: '小型', en: 'Small' } },
];

/** One field of each scalar type. */
export const sampleFields: { readonly [T in ScalarType]: ScalarField & { readonly type: T } } = {
  text: { type: 'text', label },
  longtext: { type: 'longtext', label },
  integer: { type: 'integer', label, unit: { zh: '人', en: 'people' } },
  decimal: { type: 'decimal', label, digits: 4 },
  percent: { type: 'percent', label, digits: 2 },
  money: { type: 'money', label, digits: 2, unit: { zh: '万元', en: '10⁴ yuan' } },
  date: { type: 'date', label },
  month: { type: 'month', label },
  year: { type: 'year', label },
  choice: { type: 'choice', label, options },
  choices: { type: 'choices', label, options },
  yesno: { type: 'yesno', label, yes: { zh: '有', en: 'Yes' }, no: { zh: '无', en: 'None' } },
  tick: { type: 'tick', label },
  code: { type: 'code', label, list: 'city' },
  uscc: { type: 'uscc', label },
  paper: { type: 'paper', label, kinds: 'papers' },
  phone: { type: 'phone', label },
  email: { type: 'email', label },
  postcode: { type: 'postcode', label },
};

const list = (id: string, items: FieldContext['codes'][string]['items']): FieldContext['codes'][string] => ({
  id,
  title: { zh: id, en: id },
  source: 'invented',
  confidence: 'high',
  items,
});

export const sampleContext: FieldContext = {
  codes: {
    city: list('city', [
      {
        code: '320000',
        zh: '江苏省',
        en: 'Jiangsu',
        selectable: false,
        children: [
          { code: '320100', zh: '南京市', en: 'Nanjing' },
          { code: '320200', zh: '无锡市', en: 'Wuxi' },
          { code: '320500', zh: '苏州市', en: 'Suzhou' },
        ],
      },
    ]),
    papers: list('papers', [
      { code: 'id-card', zh: '居民身份证', en: 'Identity card' },
      { code: 'passport', zh: '护照', en: 'Passport' },
    ]),
  },
};
