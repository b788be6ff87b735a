import { addressOf } from '#src/domain/form/address.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import { flatKey } from '#src/domain/form/flat.ts';

/** A finding with the place on the page it belongs to: a field of a sheet, the evidence, a report. */
export interface PlacedFinding extends Finding {
  /** `sheet`, `evidence` or `report`. */
  readonly area: 'sheet' | 'evidence' | 'report';
  /** Sheet or report id; '' for evidence. */
  readonly of: string;
  readonly instance: string;
  /** Flat path inside the instance; evidence: the item's id. */
  readonly path: string;
}

/** Finds the page and field of a finding from its JSON Pointer. */
export function placeFinding(data: ApplicationData, finding: Finding): PlacedFinding {
  const [, root = '', first = '', second = ''] = finding.path.split('/');
  if (root === 'evidence')
    return { ...finding, area: 'evidence', of: '', instance: '', path: data.evidence[Number(first)]?.id ?? '' };
  if (root === 'reports') return { ...finding, area: 'report', of: first, instance: '', path: second };
  const address = addressOf(data, finding.path);
  if (address === null) return { ...finding, area: 'sheet', of: first, instance: '', path: '' };
  return {
    ...finding,
    area: 'sheet',
    of: address.sheet,
    instance: address.instance,
    path: address.path.replace(/^\$blank\//u, ''),
  };
}

/** Topic of the findings at one field. */
export const findingTopic = (sheet: string, key: string): string => `finding\n${sheet}\n${key}`;

/** Findings by the field they are shown at. */
export function byField(findings: readonly PlacedFinding[]): Map<string, readonly PlacedFinding[]> {
  const map = new Map<string, readonly PlacedFinding[]>();
  for (const finding of findings) {
    if (finding.area !== 'sheet') continue;
    const topic = findingTopic(finding.of, flatKey(finding.instance, finding.path));
    map.set(topic, [...(map.get(topic) ?? []), finding]);
  }
  return map;
}

/** Topics whose findings differ between two boards. */
export function changedTopics(
  before: ReadonlyMap<string, readonly PlacedFinding[]>,
  after: ReadonlyMap<string, readonly PlacedFinding[]>,
): string[] {
  const told = (list: readonly PlacedFinding[] | undefined): string =>
    (list ?? []).map((one) => `${one.rule}${one.severity}${one.message.zh}`).join('\n');
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (topic) => told(before.get(topic)) !== told(after.get(topic)),
  );
}
