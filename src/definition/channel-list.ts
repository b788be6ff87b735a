import type { Channel, CodeList } from './edition.ts';

/** Id of the code list that every edition has without writing it: its own channels. */
export const channelListId = 'channels';

/** The channels of an edition as a code list, so that a form field can choose one and keeps the channel's id. */
export function channelList(channels: readonly Channel[]): CodeList {
  return {
    id: channelListId,
    title: { zh: '申报渠道', en: 'Channels of application' },
    source: 'channels.json',
    confidence: 'high',
    items: channels.map(({ id, name }) => ({ code: id, zh: name.zh, en: name.en })),
  };
}
