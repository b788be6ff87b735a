import type { Text } from '#src/definition/text.ts';
import type { MessageTemplate } from '#src/definition/workflow.ts';

/** What a message says: copyable as it stands, for it holds no personal value and no secret (X14). */
export interface MessageWords {
  readonly title: Text;
  readonly text: Text;
}

/** A template with its parts filled in; a part nobody gave is left out. English words come under the name with `En` where they differ. */
export function messageWords(template: MessageTemplate, params: Readonly<Record<string, string>>): MessageWords {
  const zh = (text: string): string => fill(text, (name) => params[name]);
  const en = (text: string): string => fill(text, (name) => params[`${name}En`] ?? params[name]);
  return {
    title: { zh: zh(template.title.zh), en: en(template.title.en) },
    text: { zh: zh(template.text.zh), en: en(template.text.en) },
  };
}

const fill = (text: string, value: (name: string) => string | undefined): string =>
  text.replace(/\{([A-Za-z]+)\}/gu, (_, name: string) => value(name) ?? '');
