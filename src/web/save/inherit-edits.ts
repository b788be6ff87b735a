import type { Edit } from './edit.ts';
import type { KeptByTabs } from './kept-edits.ts';
import type { TabLife } from './tab-life.ts';

/**
 * Takes over what tabs that are gone have left unsent, before anything else is shown. A tab that still lives keeps its
 * own; should it go while this one is open, its edits follow then.
 */
export async function inheritEdits(
  kept: KeptByTabs,
  tab: Pick<TabLife, 'isGone' | 'untilGone'>,
  take: (edits: readonly Edit[]) => void,
): Promise<void> {
  const others = await Promise.all((await kept.tabs()).map(async (id) => ({ id, gone: await tab.isGone(id) })));
  const inherit = async (tabs: readonly string[]): Promise<void> => {
    const edits = tabs.length === 0 ? [] : await kept.adopt(tabs);
    if (edits.length > 0) take(edits);
  };
  await inherit(others.filter((other) => other.gone).map((other) => other.id));
  for (const { id } of others.filter((other) => !other.gone))
    void tab.untilGone(id).then(async (gone) => await (gone ? inherit([id]) : undefined));
}
