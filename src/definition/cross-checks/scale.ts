import { pathOf } from '../problem.ts';
import type { Scale } from '../scale.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** Every percent from 0 to 100 in steps lies in one band just once, bands rise, and each says what every dimension looks like. */
export function checkScale({ stepPercent, kinds }: Scale, note: Note): void {
  if (100 % stepPercent !== 0) note('/stepPercent', `steps of ${stepPercent} do not reach 100`);
  const steps = Array.from({ length: Math.floor(100 / stepPercent) + 1 }, (_, index) => index * stepPercent);
  for (const [kind, { dimensions, bands }] of Object.entries(kinds)) {
    const at = ['kinds', kind];
    const percents = bands.flatMap((band) => band.percents);
    for (const twice of repeated(percents.map(String))) note(pathOf(...at, 'bands'), `${twice} % lies in two bands`);
    const missing = steps.filter((step) => !percents.includes(step));
    if (missing.length > 0) note(pathOf(...at, 'bands'), `no band holds ${missing.join(', ')} %`);
    const off = percents.filter((percent) => !steps.includes(percent));
    if (off.length > 0) note(pathOf(...at, 'bands'), `${off.join(', ')} % is not on a step of ${stepPercent}`);
    if (percents.some((percent, index) => percent < (percents[index - 1] ?? 0)))
      note(pathOf(...at, 'bands'), 'bands and their percents must rise');
    for (const twice of repeated(bands.map(({ band }) => String(band))))
      note(pathOf(...at, 'bands'), `the band ${twice} stands twice`);
    const ids = dimensions.map(({ id }) => id);
    for (const twice of repeated(ids)) note(pathOf(...at, 'dimensions'), `the dimension '${twice}' stands twice`);
    bands.forEach(({ describes }, index) => {
      const here = pathOf(...at, 'bands', index, 'describes');
      for (const id of ids) if (!Object.hasOwn(describes, id)) note(here, `it does not describe the dimension '${id}'`);
      for (const id of Object.keys(describes)) if (!ids.includes(id)) note(here, `there is no dimension '${id}'`);
    });
  }
}
