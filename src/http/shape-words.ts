import type { FastifySchemaValidationError } from 'fastify';
import type { Text } from '#src/definition/text.ts';

/** What is wrong at one place of a request, named by its path. */
export interface ShapeProblem {
  readonly path: string;
  readonly message: Text;
}
type Params = FastifySchemaValidationError['params'];

/** Says in both languages what a schema found wrong, and where. */
export function shapeProblem(error: FastifySchemaValidationError, context: string): ShapeProblem {
  return problemAt(`${context}${error.instancePath === '/' ? '' : error.instancePath}`, error.keyword, error.params);
}

function problemAt(path: string, code: string, params: Params): ShapeProblem {
  if (code !== 'invalid_union') return { path, message: words(code, params) };
  const branches = params['errors'] as readonly (readonly Inner[])[];
  // Where one branch fits at the place itself, what is wrong lies deeper in that one.
  const [deeper] = branches.find((issues) => issues.every((issue) => issue.path.length > 0)) ?? [];
  if (deeper !== undefined) return problemAt([path, ...deeper.path].join('/'), deeper.code, deeper);
  return { path, message: expected(branches.flatMap((issues) => issues.map((issue) => issue['expected']))) };
}

type Inner = Params & { readonly path: readonly (string | number)[]; readonly code: string };

function words(code: string, params: Params): Text {
  switch (code) {
    case 'invalid_type':
      return expected([params['expected']]);
    case 'too_big':
      return bound(params['origin'], '不超过', 'at most', params['maximum']);
    case 'too_small':
      return bound(params['origin'], '不少于', 'at least', params['minimum']);
    case 'unrecognized_keys':
      return {
        zh: `没有这些项：${listed(params['keys'])}。请去掉。`,
        en: `There is nothing called ${listed(params['keys'])}; leave it out.`,
      };
    case 'invalid_value':
      return {
        zh: `应为其中之一：${listed(params['values'])}。`,
        en: `It must be one of ${listed(params['values'])}.`,
      };
    default:
      return { zh: '写法不对，见 /api/openapi.json。', en: 'It is not written as /api/openapi.json says.' };
  }
}

const types: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '真或假', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};

function expected(names: readonly unknown[]): Text {
  const known = names.flatMap((name) => types[String(name)] ?? []);
  if (known.length === 0) return { zh: '类型不对。', en: 'It is of the wrong type.' };
  return {
    zh: `应为${known.map((type) => type.zh).join('或')}。`,
    en: `It must be ${known.map((type) => type.en).join(' or ')}.`,
  };
}

function bound(origin: unknown, zh: string, en: string, limit: unknown): Text {
  if (origin === 'string')
    return { zh: `长度应${zh}${String(limit)}个字符。`, en: `It must have ${en} ${String(limit)} characters.` };
  if (origin === 'array')
    return { zh: `应${zh}${String(limit)}项。`, en: `It must have ${en} ${String(limit)} items.` };
  return { zh: `应${zh}${String(limit)}。`, en: `It must be ${en} ${String(limit)}.` };
}

const listed = (names: unknown): string => (names as readonly unknown[]).map((name) => `“${String(name)}”`).join(', ');
