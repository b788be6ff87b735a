/** Patterns that authors of an edition may name in `is("name", text)`; they never write regular expressions. */
const patterns: Readonly<Record<string, RegExp>> = {
  /** Unified social credit code by form; the following by its first two signs (GB 32100: 1 organs and institutions, 5 civil, 9 business). */
  creditCode: /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u,
  creditCode11: /^11[0-9A-Z]{16}$/u,
  creditCode12: /^12[0-9A-Z]{16}$/u,
  creditCode13: /^13[0-9A-Z]{16}$/u,
  creditCode5: /^5[0-9A-Z]{17}$/u,
  creditCode9: /^9[0-9A-Z]{17}$/u,
  creditCode91: /^91[0-9A-Z]{16}$/u,
  organisationCode: /^[0-9A-Z]{8}-[0-9X]$/u,
  mobile: /^1[3-9]\d{9}$/u,
  /** "无", "没有", "/" and the like typed into a text field. */
  none: /^(?:[/\\—-]+|无|没有|暂无|不适用|不涉及|N\/A)$/iu,
};

/** Whether a pattern of that name exists. */
export function isPattern(name: string): boolean {
  return Object.hasOwn(patterns, name);
}

/** Whether the text has the pattern. */
export function matches(name: string, text: string): boolean {
  return patterns[name]?.test(text.trim()) ?? false;
}
