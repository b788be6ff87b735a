import type { Scene } from './scene.ts';
import { atRest } from './stage.ts';

const stage = (id: string): string => `/office/judging/organisation/${id}`;

/** From the pool to the feedback report: what assessors and the province see, in the order in which the edition comes to it. */
export const judgingScenes: readonly Scene[] = [
  {
    name: 'pool',
    judged: 'proposed',
    official: 'province-handler',
    height: 650,
    play: async ({ page, go }) => {
      await go('/office/judging/pool');
      await page.getByText('耿怀瑾').first().click();
      await atRest(page);
    },
  },
  {
    name: 'case-conflicts',
    judged: 'proposed',
    official: 'province-handler',
    height: 560,
    play: async ({ go, made }) => await go(`/office/cases/${made('whole')}?panel=conflicts`),
  },
  {
    name: 'panels',
    judged: 'proposed',
    official: 'province-handler',
    height: 740,
    play: async ({ page, go }) => {
      await go(stage('desk'));
      await page.locator('summary').first().click();
      await atRest(page);
    },
  },
  {
    name: 'my-reviews',
    judged: 'published',
    official: 'lead',
    height: 720,
    play: async ({ page, go }) => {
      await go('/reviews');
      await page
        .getByRole('button', { name: /申明利害关系/u })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'review-desk',
    judged: 'scoring',
    official: 'lead',
    play: async ({ page, go, made }) => {
      await go(`/reviews/${made('panel')}`);
      await page.locator('.text-layer span').first().waitFor();
      await atRest(page);
    },
  },
  {
    name: 'consensus',
    judged: 'agreeing',
    official: 'lead',
    play: async ({ go, made }) => await go(`/reviews/${made('panel')}/consensus`),
  },
  {
    name: 'ranking',
    judged: 'counted',
    official: 'province-leader',
    play: async ({ go }) => await go(`${stage('desk')}/result`),
  },
  {
    name: 'draws',
    judged: 'drawing',
    official: 'supervision-handler',
    play: async ({ go }) => await go(`${stage('defence')}/draws`),
  },
  {
    name: 'hearings',
    judged: 'heard',
    official: 'lead',
    height: 560,
    play: async ({ go }) => await go('/reviews/hearings'),
  },
  {
    name: 'visit',
    judged: 'visiting',
    official: 'lead',
    phone: true,
    play: async ({ page, go, made }) => {
      await go(`/reviews/${made('visit')}/visit?part=issues`);
      await page.locator('.visit-cards button').first().click();
      await atRest(page);
    },
  },
  {
    name: 'numbers',
    judged: 'judged',
    official: 'province-handler',
    play: async ({ go }) => await go('/office/numbers'),
  },
  {
    name: 'feedback-write',
    judged: 'written',
    official: 'lead',
    play: async ({ go, made }) => await go(`/reviews/${made('visit')}/feedback`),
  },
];
