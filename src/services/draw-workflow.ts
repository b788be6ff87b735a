import type { Edition } from '#src/definition/edition-bundle.ts';
import { drawWorkflow } from '#src/documents/workflow-chart/draw.ts';

const drawn = new WeakMap<Edition, string>();

/** The workflow of an edition as an SVG on A4 landscape; drawn once, always the same. */
export function workflowPicture(edition: Edition): string {
  const known = drawn.get(edition) ?? drawWorkflow(edition.file.title, edition.workflow);
  drawn.set(edition, known);
  return known;
}
