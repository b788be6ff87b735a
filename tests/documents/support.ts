import { createHash } from 'node:crypto';
import { volumeTools } from '#src/adapters/pdf/volume-tools.ts';
import { fontFolders } from '#src/adapters/typst/fonts.ts';
import { createRenderer } from '#src/adapters/typst/renderer.ts';
import type { PrintDeps, PrintInput } from '#src/documents/job.ts';
import type { Renderer } from '#src/documents/print.ts';
import type { ApplicationData, StoredFile } from '#src/domain/form/answers.ts';
import { smallAnswers, smallEdition } from './small-edition.ts';

export const startRenderer = (): Renderer => createRenderer({ fontFolders: fontFolders() });

/** Files of an application in memory. */
export class Shelf {
  readonly #bytes = new Map<string, Uint8Array>();
  readonly stored: Record<string, StoredFile> = {};

  put(name: string, type: string, bytes: Uint8Array): string {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#bytes.set(sha256, bytes);
    this.stored[sha256] = { sha256, name, type, size: bytes.length };
    return sha256;
  }

  deps(renderer: Renderer): PrintDeps {
    return {
      renderer,
      volumes: volumeTools,
      readFile: (sha256) => {
        const bytes = this.#bytes.get(sha256);
        return bytes === undefined ? Promise.reject(new Error(`no file ${sha256}`)) : Promise.resolve(bytes);
      },
    };
  }
}

export const digest = '0123456789abcdef'.repeat(4);

export function inputOf(data: ApplicationData = smallAnswers, more: Partial<PrintInput> = {}): PrintInput {
  return {
    edition: smallEdition,
    data,
    draft: false,
    application: '0f9d2c1e-5b6a-4c3d-8e7f-1a2b3c4d5e6f',
    revision: 2,
    digest,
    leaves: { facts: 'fa'.repeat(32), pledge: 'ed'.repeat(32) },
    date: '2001-03-09T10:00:00+08:00',
    ...more,
  };
}
