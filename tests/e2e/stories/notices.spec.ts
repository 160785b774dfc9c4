import { ADMINISTRATOR, Client, giveHome } from '../arrange.ts';
import { enter, expect, expectAccessible, ready, register, settled, site, test } from '../story.ts';

const QIN = { name: 'qinlan', email: 'qinlan@linli.example', password: 'yu-hou-de-zhu-lin' };
const OTHER_OWNER = {
  name: 'tangli',
  email: 'tangli@linli.example',
  password: 'mei-tian-zao-shang-de-xin',
};
const OTHER = { name: 'heqing', email: 'heqing@linli.example', password: 'san-lou-de-lan-gan' };

test('somebody replies, and the other one sees it without reloading', async ({ page, place }) => {
  await register(page, QIN);
  await page.goto(`/topics/${place.topic.id}`);
  const reply = page.locator('#reply');
  await reply.getByRole('textbox').fill('电梯哪天检修？');
  await reply.getByRole('button', { name: '发出回复' }).click();
  const mine = page.locator('article').filter({ hasText: '电梯哪天检修？' });
  await expect(mine).toBeVisible();
  const id = (await mine.first().getAttribute('id')) ?? '';
  const number = Number(id.replace('p', ''));
  const bell = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /通知/ });
  // The first post gives a badge, and that is told.
  await expect(bell).toHaveAccessibleName(/1 条未读/);
  await bell.click();
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await expect(bell).toHaveAccessibleName('通知');

  const other = await Client.enroll(site(), OTHER);
  const words = { markdown: '周四下午。', reply_to_number: Number.isNaN(number) ? null : number };
  await other.post(`/topics/${place.topic.id}/posts`, words);
  await expect(bell).toHaveAccessibleName(/1 条未读/);

  await bell.click();
  await expect(page.getByRole('heading', { name: '通知' })).toBeVisible();
  const notice = page.getByRole('article').filter({ hasText: '周四下午。' });
  await expect(notice.getByRole('link')).toHaveText(/heqing/);
  // The list is read again by itself as well.
  await other.post(`/topics/${place.topic.id}/posts`, { markdown: '@qinlan 改到周五了。' });
  await expect(page.getByRole('article').filter({ hasText: '改到周五了' })).toBeVisible();

  await notice.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/topics/${place.topic.id}`));
  await expect(bell).toHaveAccessibleName(/1 条未读/);
  await page.goto('/notices');
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await expect(bell).toHaveAccessibleName('通知');
});

const READER = {
  name: 'suhe',
  email: 'suhe@linli.example',
  password: 'he-bian-de-su-tang-shu',
};
const WRITER = {
  name: 'suyun',
  email: 'suyun@linli.example',
  password: 'yun-xia-de-hui-lang',
};

test('whoever reads a topic is told of new replies, and led to the first of them', async ({
  page,
  browser,
  baseURL,
  place,
}) => {
  test.slow();
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'xinhuifu',
    name: '新回复',
    description: '',
    visibility: 'public',
  });
  const reader = await Client.enroll(site(), READER);
  const writer = await Client.enroll(site(), WRITER);
  const { topic } = await reader.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '羽毛球场怎么预约',
    markdown: '周末也开吗？',
  });
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' });
  const guest = await context.newPage();
  await guest.clock.install();
  await guest.goto(`/topics/${topic.id}`);
  await ready(guest);
  await enter(page, READER);
  await page.goto(`/topics/${topic.id}`);
  await settled(page);
  const places = () =>
    page.evaluate(() =>
      ['#p1', '#reply', 'footer'].map((part) => {
        const box = document.querySelector(part)?.getBoundingClientRect();
        return [box?.top, box?.height];
      }),
    );
  const before = await places();

  // The bell rings, and the page asks; what is read stays where it is.
  await writer.post(`/topics/${topic.id}/posts`, { markdown: '开到九点。' });
  const line = page.getByRole('status').getByRole('link', { name: /条新回复/ });
  await expect(line).toHaveText('1 条新回复', { timeout: 40_000 });
  await writer.post(`/topics/${topic.id}/posts`, { markdown: '周一闭馆。' });
  await expect(line).toHaveText('2 条新回复', { timeout: 40_000 });
  await expect(line).toBeInViewport();
  await expect(page.locator('#p2')).toHaveCount(0);
  expect(await places()).toEqual(before);
  await expectAccessible(page);

  const marked = page.waitForResponse((answer) => answer.url().endsWith('/read'));
  await line.press('Enter');
  await expect(page).toHaveURL(`/topics/${topic.id}#p2`);
  await expect(page.locator('#p2')).toContainText('开到九点。');
  await expect(page.locator('#p3')).toContainText('周一闭馆。');
  await expect(line).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.locator('#p2').locator(':focus')).toHaveCount(1);
  await page.locator('#reply').scrollIntoViewIfNeeded();
  await marked;

  // A guest has no bell: the page asks each minute.
  const told = guest.getByRole('status').getByRole('link', { name: /条新回复/ });
  await expect(told).toHaveCount(0);
  await expect(async () => {
    await guest.clock.fastForward(60_000);
    await expect(told).toHaveText('2 条新回复', { timeout: 500 });
  }).toPass();
  await told.click();
  await expect(guest.locator('#p3')).toContainText('周一闭馆。');
  await context.close();
});

const OWNER = {
  name: 'luyuan',
  email: 'luyuan@linli.example',
  password: 'shi-hao-lou-de-tian-tai',
};
const AGENT = {
  name: 'shenqiao',
  email: 'shenqiao@linli.example',
  password: 'qian-tai-de-liang-deng',
};

/** A project of its own with an owner at home in it and an agent: nobody else is told of what is filed there. */
async function house(): Promise<{ project: number; owner: Client; agent: Client }> {
  const administrator = Client.administrator();
  const { id: project } = await administrator.post('/projects', {
    slug: 'shihao-yuan',
    name: '十号院',
    city: '杭州',
    district: '上城区',
    address: '荷汀路 10 号',
    status: 'handed_over',
    summary: '一栋老楼。',
  });
  const building = await administrator.post(`/projects/${project}/buildings`, { name: '10 号楼' });
  const { items } = await administrator.post<{ items: { id: number }[] }>(
    `/buildings/${building.id}/units`,
    { units: [{ name: '10-101', floor: 1 }] },
  );
  const owner = await Client.enroll(site(), OWNER);
  await giveHome(administrator, owner, items[0]?.id);
  const agent = await Client.enroll(site(), AGENT);
  await administrator.post(`/accounts/${agent.id}/roles`, { role: 'agent', project_id: project });
  return { project, owner, agent };
}

test('an owner files, the bell of the agent rings, and the answer comes to the page of the owner', async ({
  page,
  browser,
  baseURL,
}) => {
  const { project, owner, agent } = await house();
  const desk = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage();
  await enter(desk, AGENT);
  await desk.goto('/staff/complaints');
  const bell = desk.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /通知/ });
  // That a role was given is told as well, and that one is trusted more since.
  await expect(bell).toHaveAccessibleName(/2 条未读/);
  const { id } = await owner.post('/complaints', {
    project_id: project,
    title: '天台的门锁坏了',
    markdown: '风大的时候一直响，孩子也能上去，请尽快来看。',
    category: 'safety',
  });
  await expect(bell).toHaveAccessibleName(/3 条未读/);
  await expect(desk.getByRole('link', { name: /天台的门锁坏了/ }).first()).toBeVisible();

  await enter(page, OWNER);
  await page.goto(`/complaints/${id}`);
  await settled(page);
  await agent.post(`/complaints/${id}/answers`, {
    markdown: '今天下午四点前换好新锁，钥匙放在物业处。',
  });
  await expect(page.getByText('钥匙放在物业处')).toBeVisible();

  await page.goto('/notices');
  await expect(page.getByRole('link', { name: 'shenqiao答复了你的投诉' })).toBeVisible();
  await page.getByRole('link', { name: 'shenqiao答复了你的投诉' }).click();
  await expect(page).toHaveURL(`/complaints/${id}`);
  await desk.context().close();
});

test('an owner chooses what is mailed, and ends a kind from a mail', async ({ page }) => {
  await page.goto('/unsubscribe?token=made-up');
  await expect(page.getByRole('heading', { name: '这个链接不能用' })).toBeVisible();
  await expectAccessible(page);
  await register(page, OTHER_OWNER);
  await page.goto('/me/notices');
  await settled(page);
  await expectAccessible(page);
  await page.getByRole('combobox', { name: '邮件：有人提到我', exact: true }).selectOption('never');
  await expect(page.getByText('已保存')).toBeVisible();
  await page.getByLabel('设置免打扰时间').check();
  await page.getByLabel('从', { exact: true }).fill('21:30');
  await page.getByLabel('到', { exact: true }).fill('06:45');
  await page.getByLabel('到', { exact: true }).blur();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(page.getByRole('combobox', { name: '邮件：有人提到我', exact: true })).toHaveValue(
    'never',
  );
  await expect(page.getByLabel('从', { exact: true })).toHaveValue('21:30');
  await expect(page.getByLabel('到', { exact: true })).toHaveValue('06:45');
});

test('notices are read without JavaScript', async ({ browser, baseURL, place }) => {
  const member = await Client.signIn(baseURL ?? '', ADMINISTRATOR);
  expect(member.id).toBe(place.administrator.id);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  // A <noscript> is text to whoever reads it with scripts and with them taken away: the page itself is asked.
  expect(await (await context.request.get('/notices')).text()).toContain(
    '这一页需要启用 JavaScript',
  );
  const data = { login: ADMINISTRATOR.name, password: ADMINISTRATOR.password };
  expect((await context.request.post('/api/v1/sessions', { data })).status()).toBe(201);
  await page.goto('/notices');
  await expect(page.getByRole('heading', { name: '通知' })).toBeVisible();
  await context.close();
});
