import { spellOut } from '../authority.ts';
import type { DemoFile, DemoKind, DemoPerson } from '../demo.ts';
import type { ClassDefinition, Edition } from '../edition-bundle.ts';
import { pathOf } from '../problem.ts';
import { checkDemoJudging } from './demo-judging.ts';
import type { Note } from './note.ts';
import { nameOfPath } from '../reference.ts';
import { repeated } from './repeated.ts';

/** Stores of a class that are no sheet. */
const besideSheets = ['evidence', 'reports'];

/** Every person of the demo applies in a class that is there, every official sits in an authority that is, and what is left out or changed has a place in it. */
export function checkDemo(edition: Edition, demo: DemoFile, note: Note): void {
  const { people, officials = [], kinds = [] } = demo;
  const { classes } = edition;
  for (const key of ['id', 'email'] as const)
    for (const twice of repeated([...people, ...officials].map((person) => person[key])))
      note('/people', `the ${key} '${twice}' stands twice`);
  const authorities = spellOut(edition.authorities, edition.channels, Object.values(edition.codes));
  for (const [index, { authority }] of officials.entries())
    if (!authorities.some((one) => one.id === authority))
      note(pathOf('officials', index, 'authority'), `there is no authority '${authority}'`);
  for (const [index, kind] of kinds.entries())
    checkKind(edition, kind, (path, reason) => note(`${pathOf('kinds', index)}${path}`, reason));
  for (const [index, person] of people.entries()) {
    const definition = classes[person.class];
    if (definition === undefined) note(pathOf('people', index, 'class'), `there is no class '${person.class}'`);
    else checkPerson(definition, person, (path, reason) => note(`${pathOf('people', index)}${path}`, reason));
  }
  checkDemoJudging(edition, demo, note);
}

/** Every place a kind names is there, and every kind of channel has its affiliation. */
function checkKind({ classes, channels }: Edition, kind: DemoKind, note: Note): void {
  const definition = classes[kind.class];
  if (definition === undefined) return note('/class', `there is no class '${kind.class}'`);
  const { firm, code, identity, person, channel, region, affiliation, holding } = kind;
  const places = { firm, code, identity, person, channel, region, affiliation, holding };
  for (const [name, place] of Object.entries(places))
    if (place !== null && nameOfPath(definition, place) === null) note(`/${name}`, `the class has no '${place}'`);
  for (const [index, place] of kind.correctable.entries())
    if (nameOfPath(definition, place) === null) note(pathOf('correctable', index), `the class has no '${place}'`);
  for (const lacking of new Set(channels.map((one) => one.kind)))
    if (affiliation !== null && kind.affiliations[lacking] === undefined)
      note('/affiliations', `it says nothing of channels of the kind '${lacking}'`);
}

function checkPerson(definition: ClassDefinition, person: DemoPerson, note: Note): void {
  if (person.example === null && person.stage !== 'draft')
    note('/stage', `without an example there is nothing to carry to '${person.stage}'`);
  for (const [index, store] of person.without.entries())
    if (![...definition.sheets, ...besideSheets].includes(store))
      note(pathOf('without', index), `the class has no sheet '${store}', and it is none of ${besideSheets.join(', ')}`);
  for (const [index, { store, path }] of person.changes.entries()) {
    const sheet = definition.sheets.includes(store) ? definition.definitions[store] : undefined;
    const [field = ''] = path.slice(path.indexOf(':') + 1).split('/');
    if (sheet === undefined) note(pathOf('changes', index, 'store'), `the class has no sheet '${store}'`);
    else if (!Object.hasOwn(sheet.fields, field))
      note(pathOf('changes', index, 'path'), `the sheet '${store}' has no field '${field}'`);
  }
}
