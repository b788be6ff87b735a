import type { Text } from './text.ts';

/** What a field is called away from its place on the paper: its label, with what it belongs to before it where labels repeat. */
export function fieldName({ label, of }: { readonly label: Text; readonly of?: Text | undefined }): Text {
  return of === undefined ? label : { zh: `${of.zh} ${label.zh}`, en: `${of.en}, ${label.en}` };
}
