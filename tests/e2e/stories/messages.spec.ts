import { Client } from '../arrange.ts';
import { enter, expect, site, test } from '../story.ts';

const XU = { name: 'xumei', email: 'xumei@linli.example', password: 'yi-lou-de-xiang-zhang' };
const FANG = { name: 'fanglei', email: 'fanglei@linli.example', password: 'er-lou-de-feng-ling' };

// Several people, one after another.
test.slow();

test('two write to each other, one of them is told, deletes a message and is blocked', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'xianliao',
    name: '闲聊',
    description: '',
    visibility: 'public',
  });
  const xu = await Client.enroll(site(), XU);
  await Client.enroll(site(), FANG);
  const { topic } = await xu.post<{ topic: { id: number; author: { id: number } } }>(
    `/boards/${board.id}/topics`,
    { title: '谁家有空车位', markdown: '周六想借半天。' },
  );

  // From the profile of whoever wrote, to a conversation.
  await enter(page, FANG);
  await page.goto(`/accounts/${topic.author.id}`);
  await page.getByRole('link', { name: '写消息' }).click();
  await page.getByRole('textbox', { name: '说点什么' }).fill('我家的周六空着，**随时**可以来。');
  await page.getByRole('button', { name: '发出' }).click();
  await expect(page).toHaveURL(/\/me\/messages\/\d+$/);
  await expect(page.getByRole('article').getByText('我家的周六空着')).toBeVisible();

  const other = await browser.newPage({ baseURL });
  await enter(other, XU);
  await expect(async () => {
    await other.goto('/notices');
    await expect(other.getByRole('link', { name: '给你写了消息' })).toBeVisible();
  }).toPass();
  await other.getByRole('link', { name: '给你写了消息' }).click();
  await expect(other.getByRole('article').getByText('我家的周六空着')).toBeVisible();
  await other.getByRole('textbox', { name: '回消息' }).fill('太好了，下午来。');
  await other.getByRole('button', { name: '发出' }).click();
  await expect(other.getByText('太好了，下午来。')).toBeVisible();

  // It comes to the page that is open.
  await expect(page.getByText('太好了，下午来。')).toBeVisible();
  await page.getByRole('button', { name: '删除第 1 条' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.locator('#m1')).toContainText('这条消息已删除');

  await page.goto(`/accounts/${topic.author.id}`);
  await page.getByRole('button', { name: '屏蔽' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '屏蔽' }).click();
  await expect(page.getByRole('button', { name: '取消屏蔽' })).toBeVisible();
  await page.goto(`/topics/${topic.id}`);
  await expect(page.locator('#p1')).toContainText('你屏蔽了这个人');
  await page.locator('#p1').getByRole('button', { name: '还是看看' }).click();
  await expect(page.locator('#p1').getByText('周六想借半天。')).toBeVisible();

  await other.reload();
  await other.getByRole('textbox', { name: '回消息' }).fill('还在吗？');
  await other.getByRole('button', { name: '发出' }).click();
  await expect(other.getByRole('alert')).toContainText('现在不能给对方写消息');
  await page.goto('/me/blocks');
  await page.getByRole('button', { name: '取消屏蔽' }).click();
  await expect(page.getByText('没有屏蔽任何人')).toBeVisible();
  await other.close();
});
