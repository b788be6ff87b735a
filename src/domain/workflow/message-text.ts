import type { MessageTemplate } from '#src/definition/workflow.ts';
import type { Text } from '#src/definition/text.ts';

/** A message in words: each `{name}` of its template is filled in; in English `nameEn` where there is one. Unknown names stay empty. */
export function messageText(template: Pick<MessageTemplate, 'text'>, params: Readonly<Record<string, string>>): Text {
  const fill = (text: string, language: 'zh' | 'en'): string =>
    text.replaceAll(
      /\{(\w+)\}/gu,
      (_all, name: string) => (language === 'en' ? params[`${name}En`] : undefined) ?? params[name] ?? '',
    );
  return { zh: fill(template.text.zh, 'zh'), en: fill(template.text.en, 'en') };
}
