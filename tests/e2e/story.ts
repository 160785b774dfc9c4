import { AxeBuilder } from '@axe-core/playwright';
import { type Page, test as base, expect } from '@playwright/test';

export { expect };

interface Given {
  /** What the page complained of; a story that expects a complaint empties it. */
  complaints: string[];
}

/** A story in a browser. It fails when a script fails or the page breaks its own content policy. */
export const test = base.extend<Given>({
  baseURL: async ({}, use) => {
    const url = process.env.LINLI_URL;
    if (!url) throw new Error('no server is running: run the stories with `make e2e`');
    await use(url);
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        // That a request was refused is for the story to judge, not a fault of the page.
        const refused = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !refused) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints, 'the page complains').toEqual([]);
    },
    { auto: true },
  ],
});

/** Demands that axe finds nothing serious on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(serious).toEqual([]);
}
