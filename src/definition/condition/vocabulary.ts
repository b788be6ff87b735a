import { Environment } from '@marcbachmann/cel-js';
import type { ClassDefinition } from '../edition-bundle.ts';
import { registerDecimal } from './arithmetic.ts';
import { registerFunctions } from './functions.ts';
import { limits } from './limits.ts';
import { registerMacros } from './macros.ts';
import type { ConditionEdition, Place } from './place.ts';
import { sheetShape, type RowShapes, type Shape } from './shape.ts';
import { dateType } from './types.ts';
import { viewClass, type ViewClass } from './view.ts';

const plain = new Environment({ limits });
registerDecimal(plain);
registerFunctions(plain);
const ours = new Set(['at', 'reference', 'applicantClass', 'row', 'sheet', 'dyn', 'null', 'true', 'false', 'in']);

/** Names that a sheet cannot bear, because conditions use them otherwise. */
export function isReservedVariable(name: string): boolean {
  return plain.hasVariable(name) || ours.has(name);
}

/** Variables and types that conditions of one class of applicant may use, and how answers are seen through them. */
export class Vocabulary {
  readonly edition: ConditionEdition;
  readonly definition: ClassDefinition;
  readonly sheets: ReadonlyMap<string, Shape>;
  readonly rows: RowShapes = new Map();
  readonly Reference: ViewClass;
  readonly #base: Environment;
  readonly #environments = new Map<string, Environment>();

  constructor(edition: ConditionEdition, definition: ClassDefinition) {
    this.edition = edition;
    this.definition = definition;
    this.#base = plain.clone();
    registerMacros(this.#base, new Set(definition.evidence.map((category) => category.id)));
    const days = Object.keys(edition.file.referenceDates);
    this.Reference = viewClass(days);
    this.#base.registerType('reference_dates', {
      ctor: this.Reference,
      fields: Object.fromEntries(days.map((day) => [day, dateType])),
    });
    this.#base
      .registerVariable('reference', 'reference_dates')
      .registerVariable('at', dateType)
      .registerVariable('applicantClass', 'string');
    // A sheet printed over another's rows has no answers of its own.
    const sheets = definition.sheets
      .flatMap((id) => definition.definitions[id] ?? [])
      .filter((sheet) => sheet.over === undefined);
    this.sheets = new Map(sheets.map((sheet) => [sheet.id, sheetShape(this.#base, sheet, this.rows)]));
    for (const [id, { type }] of this.sheets)
      this.#base.registerVariable(id, this.repeats(id) ? `list<${type}>` : type);
  }

  repeats(sheet: string): boolean {
    return this.definition.definitions[sheet]?.repeat !== undefined;
  }

  /** Names the environment of a place: which `sheet` and which `row` it knows. */
  keyOf({ sheet = '', field = '' }: Place): string {
    return `${this.repeats(sheet) ? sheet : ''}|${this.rows.has(`${sheet}.${field}`) ? `${sheet}.${field}` : ''}`;
  }

  /** The environment that `keyOf` names. */
  environment(key: string): Environment {
    let environment = this.#environments.get(key);
    if (environment === undefined) {
      environment = this.#base.clone();
      const [sheet = '', row = ''] = key.split('|');
      const instance = this.sheets.get(sheet);
      if (instance !== undefined) environment.registerVariable('sheet', instance.type);
      const rows = this.rows.get(row);
      if (rows !== undefined) environment.registerVariable('row', rows.type);
      this.#environments.set(key, environment);
    }
    return environment;
  }
}
