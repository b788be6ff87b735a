/** What was acknowledged in the course of a judging, to be found again at its end. */
export interface JudgingRecord {
  /** Places in the plan by the ids of the pool. */
  readonly pool: Map<string, number>;
  /** Values of sheets that were saved, by sheet. */
  readonly sheets: Map<string, Map<string, string | readonly string[]>>;
  /** The sheets of a panel: whose they are, and null for the consensus. */
  readonly panels: Map<string, { readonly sheet: string; readonly assessor: string | null }[]>;
  /** Votes as they were cast, by motion: what each member chose. */
  readonly votes: Map<string, Map<number, Readonly<Record<string, string>>>>;
  /** What was tried that must not be seen: how often, and where it was. */
  readonly probes: { readonly name: string; readonly leaked: boolean }[];
  /** Objections by what is to come of them: address and whom they are about. */
  readonly objections: Map<string, { readonly token: string; readonly application: string }>;
}

export const freshRecord = (): JudgingRecord => ({
  pool: new Map(),
  sheets: new Map(),
  panels: new Map(),
  votes: new Map(),
  probes: [],
  objections: new Map(),
});

/** Notes values of a sheet that the server said are kept. */
export function noteSheet(
  record: JudgingRecord,
  panel: string,
  { sheet, assessor }: { readonly sheet: string; readonly assessor: string | null },
  values: Readonly<Record<string, string | readonly string[]>>,
): void {
  const known = record.panels.get(panel) ?? [];
  if (!known.some((one) => one.sheet === sheet)) record.panels.set(panel, [...known, { sheet, assessor }]);
  const kept = record.sheets.get(sheet) ?? new Map<string, string | readonly string[]>();
  for (const [path, value] of Object.entries(values)) kept.set(path, value);
  record.sheets.set(sheet, kept);
}
