import { defineConfig } from '@playwright/test';

/** The walks from end to end take longest: they begin first, so that no worker waits for another at the end. */
const longest = '**/walk-*.spec.ts';

/** Walks through the product in a real Chromium; each walk starts the demo of its own data folder. */
export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 240_000,
  expect: { timeout: 20_000 },
  workers: 2,
  retries: 0,
  projects: [
    { name: 'walks', testMatch: longest },
    { name: 'pages', testIgnore: longest },
  ],
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
