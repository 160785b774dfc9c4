import { Client } from '../arrange.ts';
import { expect, test } from '../story.ts';

test.use({ javaScriptEnabled: false });

test('what is for reading is complete without JavaScript', async ({ page, place }) => {
  const main = page.getByRole('main');

  // Home has the newest topics and projects, and others are made beside this story.
  const title = '没有脚本也读得到';
  const newest = { title, markdown: '一句话。' };
  await Client.administrator().post(`/boards/${place.board.id}/topics`, newest);
  await page.goto('/');
  await expect(main.getByRole('link', { name: title })).toBeVisible();
  await main.getByRole('link', { name: '全部项目' }).click();
  await main.getByRole('link', { name: '荷汀苑' }).first().click();

  await expect(page.getByRole('heading', { level: 1, name: '荷汀苑' })).toBeVisible();
  await expect(main.getByText('北侧高架有噪声')).toBeVisible();
  // The board of this name; the page of milestones has the same.
  await main.locator('a[href^="/boards/"]', { hasText: '工程进度' }).first().click();

  await expect(page.getByRole('heading', { level: 1, name: '工程进度' })).toBeVisible();
  await main.getByRole('link', { name: '八月第一周进度' }).click();

  await expect(page.locator('#p1 strong')).toHaveText('十二层');
  await expect(page.locator('#p1 li')).toHaveCount(2);
  await page.locator('#p1').getByRole('link', { name: 'guanjia' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'guanjia' })).toBeVisible();
  // Other stories opened topics since, as the same account.
  await expect(main.locator('a[href^="/topics/"]').first()).toBeVisible();

  await page.goto(`/boards/${place.board.id}`);
  await main.getByRole('link', { name: '在这个版块里搜索' }).click();
  await main.getByRole('searchbox').fill('样板间');
  await main.getByRole('button', { name: '搜索' }).click();
  await expect(main.getByRole('link', { name: '八月第一周进度' }).first()).toBeVisible();
  await main.getByRole('link', { name: '版块：荷汀苑 · 工程进度' }).click();
  await expect(page).not.toHaveURL(/board_id/);
  await expect(main.getByRole('searchbox')).toHaveValue('样板间');

  await page.goto('/privacy');
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await main.innerText()).length).toBeGreaterThan(300);
  expect((await page.goto(`/projects/${place.project.slug}x`))?.status()).toBe(404);
});

test('of a long topic one says which page without JavaScript', async ({ page, place }) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'chang-tan',
    name: '长谈',
    description: '',
    visibility: 'public',
  });
  const { topic } = await staff.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '说了很久的话题',
    markdown: '一',
  });
  for (let written = 1; written < 141; written += 20) {
    const post = () => staff.post(`/topics/${topic.id}/posts`, { markdown: '接着说' });
    await Promise.all(Array.from({ length: 20 }, post));
  }

  const main = page.getByRole('main');
  await page.goto(`/topics/${topic.id}`);
  const pages = main.getByRole('navigation', { name: '页码', exact: true });
  await pages.getByLabel('跳到第几页').fill('7');
  await pages.getByRole('button', { name: '跳转' }).click();
  await expect(page).toHaveURL(`/topics/${topic.id}?page=7`);
  await expect(page.locator('#p121')).toBeVisible();
  await page.goto(`/topics/${topic.id}?page=5000`);
  await expect(page).toHaveURL(`/topics/${topic.id}?page=8`);
});
