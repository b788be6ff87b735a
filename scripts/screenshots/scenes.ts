import { awardScenes } from './award-scenes.ts';
import { dossierScenes } from './dossier-scenes.ts';
import { entryScenes } from './entry-scenes.ts';
import { judgingScenes } from './judging-scenes.ts';
import { officeScenes } from './office-scenes.ts';
import { overseerScenes } from './overseer-scenes.ts';
import type { Scene } from './scene.ts';
import { sheetScenes } from './sheet-scenes.ts';

/** Every picture of the documents, in the order in which they are taken. */
export const scenes: readonly Scene[] = [
  ...entryScenes,
  ...sheetScenes,
  ...dossierScenes,
  ...officeScenes,
  ...overseerScenes,
  ...judgingScenes,
  ...awardScenes,
];
