import type { Edition } from '../edition-bundle.ts';
import { pathOf } from '../problem.ts';
import { isDay } from '../value/day.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** Days that exist and follow each other, channels within the window, no id twice, every class there. */
export function checkEditionFile(
  { file, channels, classes, codes, workflow }: Edition,
  note: Note,
  noteChannel: Note,
): void {
  const { from, to } = file.window;
  for (const [key, day] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (!isDay(day)) note(pathOf('window', key), `the calendar has no day ${day}`);
  if (to < from) note('/window', 'the window ends before it begins');
  for (const [key, { date }] of Object.entries(file.referenceDates))
    if (!isDay(date)) note(pathOf('referenceDates', key), `the calendar has no day ${date}`);
  if (Number.isNaN(Date.parse(file.demoClock))) note('/demoClock', `'${file.demoClock}' is not a time`);
  if (file.preCheck !== workflow.states.some((state) => state.phase === 'precheck'))
    note('/preCheck', 'it must be true where workflow.json has a state of the phase precheck, and only there');
  if (!isDay(file.forwardUntil.date)) note('/forwardUntil', `the calendar has no day ${file.forwardUntil.date}`);
  if (!isTimeZone(file.timeZone)) note('/timeZone', `there is no time zone '${file.timeZone}'`);
  checkPrizes(file, note);
  for (const id of repeated(file.classes)) note('/classes', `the class '${id}' stands twice`);
  for (const id of file.classes) if (classes[id] === undefined) note('/classes', `there is no class '${id}'`);
  for (const id of Object.keys(classes))
    if (!file.classes.includes(id)) note('/classes', `the class '${id}' is not listed`);
  for (const id of file.codeLists) if (codes[id] === undefined) note('/codeLists', `there is no code list '${id}'`);
  for (const id of repeated(channels.map((channel) => channel.id)))
    noteChannel('/channels', `the channel '${id}' stands twice`);
  checkPaper(file, classes, note);
  for (const [index, { cutOff }] of channels.entries()) {
    if (!isDay(cutOff)) noteChannel(pathOf('channels', index, 'cutOff'), `the calendar has no day ${cutOff}`);
    else if (cutOff < from || cutOff > to)
      noteChannel(pathOf('channels', index, 'cutOff'), `${cutOff} lies outside the window from ${from} to ${to}`);
  }
}

/** No prize twice, and what is said of a class is said of one that is there (N2). */
function checkPrizes({ prizes, classes }: Edition['file'], note: Note): void {
  for (const id of repeated(prizes.map((prize) => prize.id))) note('/prizes', `the prize '${id}' stands twice`);
  prizes.forEach(({ id, quota, atMost }, index) => {
    if (quota < 0) note(pathOf('prizes', index, 'quota'), `'${id}': a quota is 0 or more`);
    for (const one of Object.keys(atMost ?? {}))
      if (!classes.includes(one)) note(pathOf('prizes', index, 'atMost', one), `there is no class '${one}'`);
  });
}

/** Volumes asked on paper are volumes of a class that is there, each named once; every class says which. */
function checkPaper(file: Edition['file'], classes: Edition['classes'], note: Note): void {
  const { delivery } = file.paper;
  if (delivery === undefined) return;
  for (const [id, volumes] of Object.entries(delivery.volumes)) {
    const path = pathOf('paper', 'delivery', 'volumes', id);
    const definition = classes[id];
    if (definition === undefined) note(path, `there is no class '${id}'`);
    for (const volume of repeated(volumes)) note(path, `the volume '${volume}' stands twice`);
    for (const volume of volumes)
      if (definition !== undefined && !definition.volumes.some((one) => one.id === volume))
        note(path, `the class '${id}' has no volume '${volume}'`);
  }
  for (const id of Object.keys(classes))
    if (delivery.volumes[id] === undefined)
      note(
        pathOf('paper', 'delivery', 'volumes'),
        `it does not say which volumes of the class '${id}' are asked on paper`,
      );
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (failure) {
    if (failure instanceof RangeError) return false;
    throw failure;
  }
}
