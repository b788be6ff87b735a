import type { ConditionType } from '#src/definition/condition/types.ts';
import type { ScalarField, ScalarType } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import type { CodeList } from '#src/definition/edition.ts';

/** Why a typed text could not be read, or should be looked at. `error` blocks 定稿; `rule` where it is not M10. */
export interface Issue {
  readonly severity: 'error' | 'warning';
  readonly message: Text;
  readonly rule?: string;
}

export type { ConditionType } from '#src/definition/condition/types.ts';

/** What reading depends on beside the field. With `read`, each text of a field is read once for as long as it lives. */
export interface FieldContext {
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly read?: WeakMap<ScalarField, Map<string, Parsed<unknown>>>;
}

/** `value: null` is a blank; `reason` is a token that stands for one (X9: "/", "无", "—", "不适用"). */
export type Parsed<V> =
  | { readonly ok: true; readonly value: V; readonly issues: readonly Issue[] }
  | { readonly ok: true; readonly value: null; readonly reason?: string; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A scalar field type owns its whole life: reading, checking, writing, comparing, meaning in conditions. */
export interface FieldType<V, D extends ScalarField = ScalarField> {
  readonly type: ScalarType;
  readonly condition: ConditionType;
  /** Reads typed text; never throws. */
  parse(typed: string, field: D, context: FieldContext): Parsed<V>;
  /** As it is printed. */
  format(value: V, field: D, context: FieldContext, language: 'zh' | 'en'): string;
  /** For conditions: string, Decimal, Date at midnight UTC, boolean or list of codes. */
  toCondition(value: V): unknown;
  /** Typed text in its settled form, for the dossier and for comparing. */
  canonical(value: V): string;
}

/** A finding of a check (問題): `path` is a JSON Pointer into application.json. */
export interface Finding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly path: string;
  readonly message: Text;
  readonly clause?: Text;
}
