import { expect, test } from '../story.ts';

test.use({ colorScheme: 'dark' });

test('a topic is a document on paper: its words on white, and nothing to press', async ({
  page,
  place,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: 'linli_theme', value: 'dark', url: baseURL ?? '' }]);
  await page.goto(`/topics/${place.topic.id}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#p1 strong')).toHaveText('十二层');
  const ink = await page.locator('#p1 .prose').evaluate((text) => getComputedStyle(text).color);
  expect(ink).toBe('rgb(31, 29, 26)');
  for (const part of ['main button', '#reply', 'footer', 'header form', '#p1 .foot']) {
    await expect(page.locator(part).first()).not.toBeVisible();
  }
  await expect(page.getByRole('navigation')).toHaveCount(1);
});
