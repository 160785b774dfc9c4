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

const QI = { name: 'qiming', email: 'qiming@linli.example', password: 'wu-lou-de-gui-hua-shu' };
const RAO = { name: 'raojing', email: 'raojing@linli.example', password: 'liu-lou-de-mo-li-hua' };

test('a topic is followed, a post is liked, another is reported and removed', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'linju',
    name: '邻居说',
    description: '',
    visibility: 'public',
  });
  const author = await Client.enroll(site(), QI);
  await Client.enroll(site(), RAO);
  const { topic } = await author.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '周末一起修剪花园',
    markdown: '工具我来准备。',
  });
  await author.post(`/topics/${topic.id}/posts`, {
    markdown: '便宜代办，加我微信。',
  });

  await enter(page, RAO);
  await page.goto(`/topics/${topic.id}`);
  await page.getByRole('button', { name: '关注', exact: true }).click();
  await page.getByRole('dialog').getByText('每条新发言都告诉我').click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('button', { name: '已关注' })).toBeVisible();
  const like = page.locator('#p1').getByRole('button', { name: '赞' });
  await like.click();
  await expect(like).toHaveAttribute('aria-pressed', 'true');
  await expect(like).toContainText('1');

  await page.locator('#p2').getByRole('button', { name: '举报' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '举报' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByText('广告、刷屏').click();
  await dialog.getByRole('button', { name: '举报' }).click();
  await expect(dialog).toHaveCount(0);
  await author.post(`/topics/${topic.id}/posts`, { markdown: '周六早上九点见。' });
  await expect(async () => {
    await page.goto('/me/topics');
    await expect(page.getByRole('link', { name: '周末一起修剪花园' })).toBeVisible();
  }).toPass();

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto('/staff/flags');
  const report = desk.getByRole('article').filter({ hasText: '便宜代办' });
  await expect(report.getByText('广告、刷屏')).toBeVisible();
  await report.getByRole('button', { name: '删除' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(report).toHaveCount(0);
  await page.goto(`/topics/${topic.id}`);
  await expect(page.locator('#p2')).toContainText('已由管理人员删除');
  await desk.close();
});

test('a moderator says when a topic closes by itself, and locks several at once', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'shijian',
    name: '定时版',
    description: '',
    visibility: 'public',
  });
  const open = async (title: string) => {
    const path = `/boards/${board.id}/topics`;
    const made = await staff.post<{ topic: { id: number } }>(path, { title, markdown: '。' });
    return made.topic.id;
  };
  const timed = await open('报名到今晚');
  await open('上周的团购');
  await open('上月的团购');

  await enter(page, ADMINISTRATOR);
  await page.goto(`/topics/${timed}`);
  await page.getByRole('button', { name: '管理话题' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '慢速模式和定时' }).click();
  // Forms show the time of the projects.
  const tomorrow = new Date(Date.now() + (24 + 8) * 3_600_000).toISOString().slice(0, 16);
  await dialog.getByLabel('自动锁定的时间').fill(tomorrow);
  await dialog.getByRole('button', { name: '保存' }).click();
  const told = `将在 明天 ${tomorrow.slice(11)} 自动锁定`;
  await expect(page.getByText(told)).toBeVisible();
  const guest = await browser.newPage({ baseURL, javaScriptEnabled: false });
  await guest.goto(`/topics/${timed}`);
  await expect(guest.getByText(told)).toBeVisible();

  await page.goto(`/boards/${board.id}`);
  await page.getByRole('button', { name: '批量管理' }).click();
  await page.getByRole('checkbox', { name: '选择“上周的团购”' }).check();
  await page.getByRole('checkbox', { name: '选择“上月的团购”' }).check();
  await page.getByRole('button', { name: '锁定', exact: true }).click();
  const row = (title: string) => page.getByRole('article').filter({ hasText: title });
  await expect(row('上周的团购')).toContainText('已锁定');
  await expect(row('上月的团购')).toContainText('已锁定');
  await expect(row('报名到今晚')).not.toContainText('已锁定');
  await guest.close();
});
