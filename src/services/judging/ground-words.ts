import type { Edition } from '#src/definition/edition-bundle.ts';
import { placeInWords } from '#src/domain/form/refuse-change.ts';
import type { ScoreNote } from '#src/domain/scoring/score-sheet.ts';

/** Where in the dossier a comment has its ground, in words for paper: a field's name, a page or a clause, and what is quoted. */
export function groundWords(edition: Edition, className: string): (note: ScoreNote) => string {
  const definition = edition.classes[className];
  return ({ anchor, quote }) => {
    const cited = quoted(quote);
    if (anchor === null || definition === undefined) return cited;
    if (anchor.kind === 'field') return `${placeInWords({ definition, store: anchor.sheet }, anchor.path).zh}${cited}`;
    if (anchor.kind === 'pdf') return `材料第${anchor.page}页${quoted(anchor.quote) || cited}`;
    const title = definition.reports.find(({ id }) => id === anchor.report)?.title.zh ?? anchor.report;
    return `${title} ${anchor.clause}${quoted(anchor.quote) || cited}`;
  };
}

const longest = 120;
const quoted = (text: string): string => {
  const words = text.trim();
  return words === '' ? '' : `“${words.length > longest ? `${words.slice(0, longest)}…` : words}”`;
};
