import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) {
  throw new Error(
    `${CHROMIUM} is missing (Debian: apt-get install chromium); CHROMIUM names another one`,
  );
}

export default defineConfig({
  testDir: 'stories',
  outputDir: 'output/results',
  globalSetup: './global-setup.ts',
  forbidOnly: !!process.env.CI,
  // A story that passes only sometimes is a story that fails.
  retries: 0,
  // Stories share one server and, in part, one administrator: those of a file take turns, files do not wait for others.
  workers: 2,
  timeout: 30_000,
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
