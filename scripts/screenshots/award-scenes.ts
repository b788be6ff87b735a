import type { Scene } from './scene.ts';

const edition = 'jiangsu-quality-award/2020';

/** From the committee's first vote to what the public and the applicant read. */
export const awardScenes: readonly Scene[] = [
  {
    name: 'jury',
    judged: 'meeting',
    official: 'member',
    height: 760,
    play: async ({ go }) => await go('/jury'),
  },
  {
    name: 'vote',
    judged: 'meeting',
    official: 'member',
    height: 820,
    play: async ({ go, made }) => await go(`/jury/motions/${made('motion')}`),
  },
  {
    name: 'custodian',
    judged: 'balloting',
    official: 'supervision-handler',
    height: 640,
    play: async ({ go, made }) => await go(`/jury/ballots/${made('ballot')}`),
  },
  {
    name: 'ballot',
    judged: 'voting',
    official: 'member',
    height: 480,
    play: async ({ go, made }) => await go(`/jury/ballots/${made('ballot')}`),
  },
  {
    name: 'decision',
    judged: 'decided',
    official: 'province-handler',
    play: async ({ go }) => await go('/office/decision'),
  },
  {
    name: 'notice',
    judged: 'noticed',
    height: 720,
    play: async ({ go }) => await go(`/notice/${edition}`),
  },
  {
    name: 'objection-form',
    judged: 'noticed',
    play: async ({ go }) => await go(`/notice/${edition}/objection`),
  },
  {
    name: 'objection',
    judged: 'noticed',
    official: 'province-leader',
    play: async ({ go, made }) => await go(`/office/award/objections/${made('objection')}`),
  },
  {
    name: 'award',
    judged: 'approving',
    official: 'province-reviewer',
    play: async ({ go }) => await go('/office/award'),
  },
  {
    name: 'conferred',
    judged: 'conferred',
    official: 'province-leader',
    play: async ({ go }) => await go('/office/award'),
  },
  {
    name: 'replay',
    judged: 'conferred',
    official: 'supervision-handler',
    play: async ({ page, go }) => {
      await go('/office/supervision/replay');
      await page.getByRole('button', { name: '开始计算' }).click();
      await page.getByText('全部成立').waitFor({ timeout: 120_000 });
    },
  },
  {
    name: 'winners',
    judged: 'conferred',
    height: 640,
    play: async ({ go }) => await go(`/winners/${edition}`),
  },
  {
    name: 'certificate',
    judged: 'conferred',
    height: 660,
    play: async ({ go }) => await go('/certificates/SZJ-2020-001'),
  },
  {
    name: 'records',
    judged: 'conferred',
    height: 560,
    play: async ({ go }) => await go(`/records/${edition}`),
  },
  {
    name: 'feedback',
    judged: 'conferred',
    official: 'applicant',
    play: async ({ go, made }) => await go(`/applications/${made('whole')}/feedback`),
  },
];
