import { writeFile } from 'node:fs/promises';
import { createPrint } from '#src/services/create-print.ts';
import { keptSubject } from '../kept-subject.ts';
import { draftOf } from './job.ts';

/** Prints one document of a kept subject, from a cold start to the end: `print.ts FOLDER NAME FILE`. Says how many pages it has. */
const [, , folder = '', name = '', file = ''] = process.argv;
const print = createPrint();
const printed = await print.one(name, draftOf(await keptSubject(folder)));
await writeFile(file, printed.bytes);
await print.close();
process.stdout.write(JSON.stringify({ pages: printed.pages ?? null }));
