const placeholder = /\{([^{}]*)\}/gu;

/** Names of the placeholders of a template, in order, each as often as it stands there. */
export const placeholdersIn = (template: string): readonly string[] =>
  [...template.matchAll(placeholder)].map((match) => match[1] ?? '');

/** A template with its placeholders replaced; `value` answers for each name. */
export const filled = (template: string, value: (name: string) => string): string =>
  template.replaceAll(placeholder, (_, name: string) => value(name));
