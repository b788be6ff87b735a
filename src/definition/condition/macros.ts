import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { Decimal } from '../value/decimal.ts';
import { unknown } from './unknown.ts';

/** The parts of CEL's checker, evaluator and context that a macro is given. */
interface Type {
  readonly kind: string;
  readonly name: string;
  readonly valueType?: Type;
}
interface Checker {
  check(node: ASTNode, context: unknown): Type;
  getType(name: string): Type;
  createError(code: string, message: string, node: ASTNode): Error;
  readonly objectTypes: ReadonlyMap<string, { readonly fields?: Readonly<Record<string, Type>> }>;
}
interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
  tryEval(node: ASTNode, context: unknown): unknown;
}
interface Context {
  getValue(name: string): unknown;
}
interface Call {
  readonly args: readonly ASTNode[];
}
interface Macro {
  readonly typeCheck: (checker: Checker, macro: unknown, context: unknown) => Type;
  readonly evaluate: (evaluator: Evaluator, macro: unknown, context: Context) => unknown;
  readonly async: false;
}

/** Under this name the context holds the number of evidence items of each category. */
export const evidenceVariable = '$evidence';

/** Registers given(field), evidence("category") and sum(rows, "column"). */
export function registerMacros(environment: Environment, categories: ReadonlySet<string>): void {
  const define = (signature: string, expand: (call: Call) => Macro): void => {
    environment.registerFunction(signature, expand);
  };
  define('given(ast): bool', ({ args }) => given(argument(args, 0)));
  define('evidence(ast): decimal', ({ args }) => evidence(argument(args, 0), categories));
  define('sum(ast, ast): decimal', ({ args }) => sum(argument(args, 0), argument(args, 1)));
}

function argument(args: readonly ASTNode[], index: number): ASTNode {
  const node = args[index];
  if (node === undefined) throw new RangeError(`argument ${index} of a macro is missing`);
  return node;
}

/** True where the field holds something that can be read; never unknown. */
function given(field: ASTNode): Macro {
  return {
    async: false,
    typeCheck(checker, _macro, context) {
      if (field.op !== '.' && field.op !== '[]')
        throw checker.createError('invalid_argument', 'given() takes a field', field);
      checker.check(field, context);
      return checker.getType('bool');
    },
    evaluate(evaluator, _macro, context) {
      const value = evaluator.tryEval(field, context);
      return !(value instanceof Error) && !(Array.isArray(value) && value.length === 0);
    },
  };
}

/** Number of evidence items of a category. */
function evidence(category: ASTNode, categories: ReadonlySet<string>): Macro {
  const name = textOf(category);
  return {
    async: false,
    typeCheck(checker) {
      if (name === null || !categories.has(name))
        throw checker.createError('invalid_argument', `no category of evidence '${name ?? '?'}'`, category);
      return checker.getType('decimal');
    },
    evaluate: (_evaluator, _macro, context) =>
      new Decimal((context.getValue(evidenceVariable) as ReadonlyMap<string, number>).get(name ?? '') ?? 0),
  };
}

/** Sum of a numeric column over all rows; unknown where a row's cell is blank. */
function sum(rows: ASTNode, column: ASTNode): Macro {
  const key = textOf(column) ?? '';
  return {
    async: false,
    typeCheck(checker, _macro, context) {
      const item = checker.check(rows, context).valueType;
      const type = item === undefined ? undefined : checker.objectTypes.get(item.name)?.fields?.[key];
      if (type?.name !== 'decimal')
        throw checker.createError(
          'invalid_argument',
          `sum() takes rows and the name of a numeric column, not '${key}'`,
          column,
        );
      return checker.getType('decimal');
    },
    evaluate(evaluator, _macro, context) {
      const items = evaluator.run(rows, context);
      if (!Array.isArray(items)) throw unknown;
      return (items as readonly Readonly<Record<string, Decimal>>[]).reduce(
        (total, item) => total.plus(item[key] ?? 0),
        new Decimal(0),
      );
    },
  };
}

function textOf(node: ASTNode): string | null {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : null;
}
