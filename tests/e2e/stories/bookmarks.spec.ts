import { Client } from '../arrange.ts';
import { enter, expect, expectAccessible, site, test } from '../story.ts';

const MENG = { name: 'mengyao', email: 'mengyao@linli.example', password: 'san-lou-de-shu-qian' };
const QIU = { name: 'qiulan', email: 'qiulan@linli.example', password: 'si-lou-de-lan-hua' };

// Several people, one after another.
test.slow();

test('a post is kept with a note and a time, a person is followed, and staff are called', async ({
  page,
  place,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'yanfang',
    name: '验房',
    description: '',
    visibility: 'public',
  });
  const qiu = await Client.enroll(site(), QIU);
  await Client.enroll(site(), MENG);
  const { topic } = await qiu.post<{ topic: { id: number; author: { id: number } } }>(
    `/boards/${board.id}/topics`,
    { title: '验房要看什么', markdown: '先看水电，再看门窗。' },
  );

  await enter(page, MENG);
  await page.goto(`/topics/${topic.id}`);
  const post = page.locator('#p1');
  await post.getByRole('button', { name: '加入书签' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /明天早上/ }).check();
  await dialog.getByRole('textbox', { name: /备注/ }).fill('验房那天带上');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(post.getByRole('button', { name: '书签' })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(post.getByRole('button', { name: '书签' })).toHaveAttribute('aria-pressed', 'true');

  await page.goto('/me/bookmarks?list=reminders');
  const kept = page.getByRole('article');
  await expect(kept.getByText('验房那天带上')).toBeVisible();
  await expect(kept.getByText(/明天 09:00 提醒/)).toBeVisible();
  await kept.getByRole('button', { name: /修改书签/ }).click();
  await dialog.getByRole('radio', { name: '不用提醒' }).check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('没有设提醒的书签')).toBeVisible();
  await page.goto('/me/bookmarks');
  await kept.getByRole('button', { name: /移出书签/ }).click();
  await expect(page.getByText('还没有书签')).toBeVisible();

  // Whom one follows, and what they opened.
  await page.goto(`/accounts/${topic.author.id}`);
  await page.getByRole('button', { name: '关注', exact: true }).click();
  await expect(page.getByRole('button', { name: '取消关注' })).toBeVisible();
  await page.goto('/me/topics?list=followed');
  await expect(page.getByRole('link', { name: '验房要看什么' })).toBeVisible();
  await page.getByRole('link', { name: '关注的人' }).last().click();
  await expect(page).toHaveURL(/\/me\/follows$/);
  await page.getByRole('button', { name: '取消关注' }).click();
  await expect(page.getByText('还没有关注的人')).toBeVisible();

  // A group is suggested, and stands as a mark that leads nowhere.
  await page.goto(`/topics/${topic.id}`);
  const reply = page.locator('#reply textarea');
  await reply.pressSequentially('请 @工');
  await page.getByRole('button', { name: /@工作人员/ }).click();
  await expect(reply).toHaveValue('请 @工作人员 ');
  await reply.pressSequentially('看一下');
  await page.getByRole('button', { name: '发出回复' }).click();
  await expect(page.locator('#p2 .group-mention')).toHaveText('@工作人员');
});
