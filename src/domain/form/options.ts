import type { Option } from '#src/definition/field.ts';
import { halfWidth } from './typed-text.ts';

/** The option a typed text means: its code, or its label in either language. */
export function optionOf(options: readonly Option[], typed: string): Option | undefined {
  const text = typed.trim();
  const loose = halfWidth(text).toLowerCase();
  return (
    options.find((option) => option.code === text) ??
    options.find(
      (option) =>
        halfWidth(option.label.zh) === halfWidth(text) ||
        option.label.en.toLowerCase() === loose ||
        option.code.toLowerCase() === loose,
    )
  );
}

/** Labels for a message, at most eight of them. */
export function labelsOf(options: readonly Option[], language: 'zh' | 'en'): string {
  const shown = options.slice(0, 8).map((option) => option.label[language]);
  return shown.join(language === 'zh' ? '、' : ', ') + (options.length > 8 ? '…' : '');
}
