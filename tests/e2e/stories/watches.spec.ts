import { Client } from '../arrange.ts';
import { enter, expect, site, test } from '../story.ts';

const ZHI = { name: 'zhiliao', email: 'zhiliao@linli.example', password: 'xia-tian-de-zhi-liao' };

test('whoever follows a board is told of a new topic, and the feed that its page names has it', async ({
  page,
  place,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'gaoshi',
    name: '告示栏',
    description: '',
    visibility: 'public',
  });
  await enter(page, await Client.enroll(site(), ZHI));
  await page.goto(`/boards/${board.id}`);
  await page.getByRole('button', { name: '关注', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^新话题/ }).check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('button', { name: '关注新话题' })).toBeVisible();
  const named = page.locator('link[rel="alternate"][type="application/atom+xml"]');
  const feed = (await named.getAttribute('href')) ?? '';

  await staff.post(`/boards/${board.id}/topics`, {
    title: '周六清洗水箱',
    markdown: '上午停水。',
  });
  const bell = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /通知/ });
  await expect(bell).toHaveAccessibleName(/1 条未读/);
  await bell.click();
  await page.getByRole('link', { name: /开了新话题《周六清洗水箱》/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('周六清洗水箱');

  const answer = await page.request.get(feed);
  expect(answer.headers()['content-type']).toContain('application/atom+xml');
  expect(await answer.text()).toMatch(/<feed[^>]*>[\s\S]*<entry>[\s\S]*周六清洗水箱/);
});
