import { expect, settled, test } from '../story.ts';

test('an operation is found by a word, and its address leads to it', async ({ page }) => {
  await page.goto('/docs');
  await settled(page);
  const main = page.getByRole('main');
  await main.getByRole('searchbox').fill('post restore');
  await expect(main.getByRole('link', { name: '/posts/{post_id}/restore' })).toBeVisible();
  await expect(main.getByRole('link', { name: '/topics/{topic_id}/restore' })).toBeVisible();
  await expect(main.getByRole('link', { name: '/healthz' })).toBeHidden();
  await expect(main.getByRole('heading', { name: 'Server' })).toBeHidden();
  await main.getByRole('searchbox').fill('no such word');
  await expect(main.getByText('没有符合的')).toBeVisible();
  await main.getByRole('searchbox').fill('list_revisions');
  await main.getByRole('link', { name: '/posts/{post_id}/revisions' }).click();

  await expect(page).toHaveURL('/docs/posts#list_revisions');
  const operation = page.locator('#list_revisions');
  await expect(operation).toBeInViewport();
  await expect(operation.getByText('需要登录')).toBeVisible();
  await operation.getByText('RevisionList 的字段').click();
  await expect(operation.getByText('At most 100, newest first.')).toBeVisible();
  await operation.getByRole('link', { name: 'RevisionList' }).click();
  await expect(page.locator('#RevisionList')).toBeInViewport();
});

test('what fails leads to its explanation, and back', async ({ page }) => {
  await page.goto('/docs/topics');
  await page.locator('#update_topic').getByRole('link', { name: '412' }).click();
  await page.getByRole('row', { name: /^412/ }).getByRole('link', { name: 'stale' }).click();
  await expect(page).toHaveURL('/docs/problems#stale');
  const entry = page.locator('#stale');
  await expect(entry).toBeInViewport();
  await expect(entry).toContainText('有人先改了');
  await expect(entry).toContainText('Someone changed it first');
  await page.getByRole('searchbox', { name: '按错误码' }).fill('ownership');
  await expect(entry).toBeHidden();
  await expect(page.locator('#ownership_revoked')).toBeVisible();
});

test('the manual is complete without JavaScript', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL, javaScriptEnabled: false });
  await page.goto('/');
  await page.getByRole('link', { name: '开放接口' }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: '登录' })).toBeVisible();
  await expect(main.getByRole('searchbox')).toBeHidden();
  await main.getByRole('link', { name: '/topics/{topic_id}/posts' }).last().click();
  const operation = page.locator('#write_post');
  await expect(operation.getByText('Idempotency-Key', { exact: true })).toBeVisible();
  await operation.getByText('Post 的字段', { exact: true }).click();
  await expect(operation.getByText('revision_count', { exact: true })).toBeVisible();
  await page.close();
});

test('a command asks what the server answers', async ({ page, request }) => {
  await page.goto('/docs/projects');
  const block = page.locator('#list_projects figure').first();
  await expect(block.getByRole('button', { name: '复制' })).toBeVisible();
  const command = (await block.locator('pre').textContent()) ?? '';
  const [, address = ''] = /^curl '([^']+)'$/.exec(command) ?? [];
  expect(await (await request.get(address)).json()).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ slug: 'heting-yuan' })]),
  });
});
