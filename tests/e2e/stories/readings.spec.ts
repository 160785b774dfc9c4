import { Client } from '../arrange.ts';
import { press } from '../keys.ts';
import { enter, expect, expectAccessible, site, test } from '../story.ts';

const YU = {
  name: 'yuqing',
  email: 'yuqing@linli.example',
  password: 'chuang-wai-de-yu-ting-le',
};
const HE = {
  name: 'heyun',
  email: 'heyun@linli.example',
  password: 'chi-tang-li-de-he-xiang',
};

// Two people, one after the other.
test.slow();

test('what is new is looked at, or marked as read with one key, and what comes after is shown', async ({
  page,
  place,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'tingche',
    name: '停车',
    description: '',
    visibility: 'public',
  });
  const he = await Client.enroll(site(), HE);
  const yu = await Client.enroll(site(), YU);
  const open = (title: string) =>
    he.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
      title,
      markdown: '看看',
    });
  const { topic } = await open('地库几点关门');
  await open('访客停哪里');

  await enter(page, YU);
  await page.goto(`/boards/${board.id}`);
  const row = (title: string) => page.getByRole('article').filter({ hasText: title });
  await expect(row('地库几点关门').getByText('新', { exact: true })).toBeVisible();
  const looked = page.waitForResponse((answer) => answer.url().endsWith('/read'));
  await page.goto(`/topics/${topic.id}`);
  await looked;
  await he.post(`/topics/${topic.id}/posts`, { markdown: '十点半。' });

  // Each is in one list: looked at and written in since, or never looked at.
  await page.goto('/me/topics');
  await expect(row('地库几点关门').getByTitle('1 条未读')).toBeVisible();
  await expect(row('访客停哪里')).toHaveCount(0);
  await page
    .getByRole('navigation', { name: '话题列表' })
    .getByRole('link', { name: '新话题' })
    .click();
  await expect(row('访客停哪里')).toBeVisible();
  await expect(row('地库几点关门')).toHaveCount(0);

  await page.setViewportSize({ width: 320, height: 640 });
  await press(page.getByRole('button', { name: '全部标为已读' }));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('不能撤回')).toBeVisible();
  await expectAccessible(page);
  await press(dialog.getByRole('button', { name: '标为已读' }));
  await expect(row('访客停哪里')).toHaveCount(0);
  // What other stories opened since the list was read stays new, until it is marked as well.
  await expect(async () => {
    await yu.post('/me/read', { board_id: null, until_at: new Date().toISOString() });
    await page.reload();
    await expect(page.getByText('新话题都看过了')).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await page.goto('/me/topics');
  await expect(page.getByText('都读完了')).toBeVisible();

  // What comes after is unread again; the board is marked by itself.
  await he.post(`/topics/${topic.id}/posts`, { markdown: '周末十一点。' });
  await page.goto(`/boards/${board.id}`);
  await expect(row('地库几点关门').getByTitle('1 条未读')).toBeVisible();
  await expect(row('访客停哪里').getByText('新', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await dialog.getByRole('button', { name: '标为已读' }).click();
  await expect(row('地库几点关门').getByTitle(/条未读/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: '全部标为已读' })).toHaveCount(0);
});
