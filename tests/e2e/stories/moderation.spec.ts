import { ADMINISTRATOR, Client } from '../arrange.ts';
import { enter, expect, site, test } from '../story.ts';

const BAI = { name: 'baiyan', email: 'baiyan@linli.example', password: 'san-lou-de-yang-tai' };

test('what was written is deleted, restored, pinned and locked', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'chaguan',
    name: '茶馆',
    description: '',
    visibility: 'public',
  });
  const author = await Client.enroll(site(), BAI);
  const { topic } = await author.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '快递柜放在哪里',
    markdown: '南门还是北门？',
  });
  await author.post(`/topics/${topic.id}/posts`, { markdown: '我觉得南门好。' });

  await enter(page, BAI);
  await page.goto(`/topics/${topic.id}`);
  const mine = page.locator('#p2');
  await mine.getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(mine.getByText('这个帖子已由作者删除')).toBeVisible();
  const guest = await browser.newPage({ baseURL });
  await guest.goto(`/topics/${topic.id}`);
  await expect(guest.locator('#p2')).toContainText('这个帖子已由作者删除');
  await expect(guest.getByText('我觉得南门好。')).toHaveCount(0);
  await mine.getByRole('button', { name: '恢复' }).click();
  await expect(mine.getByText('我觉得南门好。')).toBeVisible();
  await expect(mine.getByText('已由作者删除')).toHaveCount(0);

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto(`/topics/${topic.id}`);
  for (const act of ['置顶', '锁定']) {
    await desk.getByRole('button', { name: '管理话题' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
    await expect(desk.getByRole('dialog')).toHaveCount(0);
  }
  await expect(desk.locator('header').getByText('已锁定')).toBeVisible();
  await guest.goto(`/boards/${board.id}`);
  await expect(guest.getByRole('article').first()).toContainText('快递柜放在哪里');
  await page.reload();
  await expect(page.getByText('话题已锁定，不能再回复。')).toBeVisible();
  await expect(mine.getByRole('button', { name: '回复' })).toHaveCount(0);

  await desk.getByRole('button', { name: '管理话题' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '取消置顶' }).click();
  await expect(desk.locator('header').getByText('置顶')).toHaveCount(0);
  await desk.close();
  await guest.close();
});
