import { ADMINISTRATOR, Client } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, test } from '../story.ts';

// Several people, one after another.
test.slow();

test('staff commit themselves by a post, move the day, keep it, and everybody reads how it went', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'chengnuo',
    name: '承诺',
    description: '',
    visibility: 'public',
  });
  const { topic } = await staff.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '东门的路灯什么时候修',
    markdown: '已经去看过了。',
  });
  await staff.post(`/topics/${topic.id}/posts`, { markdown: '月底前全部修好。' });

  await enter(page, ADMINISTRATOR);
  await page.goto(`/topics/${topic.id}`);
  const post = page.locator('#p2');
  await post.getByRole('button', { name: '作为公开承诺' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('要做到什么').fill('东门的路灯全部修好');
  await dialog.getByLabel('期限').fill('2031-03-31');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '公开承诺' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(post.getByRole('link', { name: '东门的路灯全部修好' })).toBeVisible();
  await expect(post.getByText('兑现中')).toBeVisible();
  await expect(post.getByRole('button', { name: '编辑' })).toHaveCount(0);
  await expect(post.getByRole('button', { name: '删除' })).toHaveCount(0);

  await page.goto('/staff/commitments');
  await settled(page);
  const row = page.getByRole('article').filter({ hasText: '东门的路灯全部修好' });
  await row.getByRole('button', { name: '改期限' }).click();
  await dialog.getByLabel('新的期限').fill('2031-04-30');
  await dialog.getByLabel('为什么改').fill('灯杆要重新做基础。');
  await dialog.getByRole('button', { name: '改期限' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row.getByText('最初的期限')).toBeVisible();

  await page.goto(`/projects/${place.project.slug}/commitments`);
  await settled(page);
  const mine = page.getByRole('article').filter({ hasText: '东门的路灯全部修好' });
  await mine.getByRole('button', { name: '兑现了' }).click();
  await dialog.getByRole('button', { name: '兑现了' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(mine.getByText('按期兑现')).toBeVisible();
  await expectAccessible(page);

  const guest = await browser.newPage({ baseURL, viewport: { width: 390, height: 844 } });
  await guest.goto(`/projects/${place.project.slug}`);
  await guest.getByRole('link', { name: '公开承诺' }).click();
  const seen = guest.getByRole('article').filter({ hasText: '东门的路灯全部修好' });
  await seen.getByText('经过（3）').click();
  await expect(seen.getByText('说明：灯杆要重新做基础。')).toBeVisible();
  await expect(seen.getByRole('button', { name: '改期限' })).toHaveCount(0);
  await expectAccessible(guest);
  await guest.goto(`/topics/${topic.id}`);
  await expect(guest.locator('#p2').getByText('按期兑现')).toBeVisible();
  await guest.close();
});
