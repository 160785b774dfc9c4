import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) {
  throw new Error(
    `${CHROMIUM} is missing (Debian: apt-get install chromium); CHROMIUM names another one`,
  );
}

/** Stories of what ends by the clock: they wait for minutes and leave the processor to others. */
const WAITING = /(auctions|draws)\.spec\.ts$/;
/** The longest of all: begun last, it would run on alone. */
const LONG = /every-page\.spec\.ts$/;

export default defineConfig({
  testDir: 'stories',
  outputDir: 'output/results',
  globalSetup: './global-setup.ts',
  forbidOnly: !!process.env.CI,
  // A story that passes only sometimes is a story that fails.
  retries: 0,
  // Stories share one server and, in part, one administrator: those of a file take turns, files do not wait for others.
  workers: 3,
  projects: [
    { name: 'waiting', testMatch: WAITING, workers: 1 },
    { name: 'long', testMatch: LONG, workers: 1 },
    { name: 'stories', testIgnore: [WAITING, LONG], workers: 2 },
  ],
  // Not how fast it is but whether it happens is told here: a machine that builds beside takes its time.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A trace slows every story by a third, and nobody opens one on a machine that only checks.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
