import { expect, test } from 'vitest';
import { provable } from '#src/web/evidence/provable.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';

test('[M12] what a proof can prove is offered once, by a name of its own', () => {
  const classes = editionsOnDisk('programmes').flatMap((edition) => Object.values(edition.classes));
  expect(classes.length).toBeGreaterThan(0);
  for (const definition of classes)
    for (const language of ['zh', 'en'] as const) {
      const labels = provable(definition, language).map(({ label }) => label);
      expect(labels.length).toBeGreaterThan(50);
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
});
