import { readFile } from 'node:fs/promises';
import { expect, test } from '../story.ts';

test('the server tells that it lives and serves', async ({ page }) => {
  const lives = await page.goto('/api/v1/healthz');
  expect(lives?.status()).toBe(200);
  expect(await lives?.json()).toHaveProperty('version');
  // Other stories write meanwhile: it has followed whenever they pause.
  await expect
    .poll(async () => (await page.goto('/api/v1/readyz'))?.json())
    .toMatchObject({ search_lag: 0 });
});

test('the document of the API is the committed one', async ({ request }) => {
  const answer = await request.get('/api/v1/openapi.json');
  const committed = await readFile(new URL('../../../openapi.json', import.meta.url), 'utf8');
  expect(await answer.json()).toEqual(JSON.parse(committed));
});
