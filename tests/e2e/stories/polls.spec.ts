import { ADMINISTRATOR, Client } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const ASKER = {
  name: 'fangwei',
  email: 'fangwei@linli.example',
  password: 'hui-suo-de-chang-zhuo',
};
const VOTER = {
  name: 'yuanzhi',
  email: 'yuanzhi@linli.example',
  password: 'lou-xia-de-ying-tao-shu',
};

// Several people, one after another.
test.slow();

test('a topic is opened with a poll, people vote, and it is closed', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const board = await Client.administrator().post(`/projects/${place.project.id}/boards`, {
    slug: 'toupiao',
    name: '投票',
    description: '',
    visibility: 'public',
  });
  await Client.enroll(site(), ASKER);
  await Client.enroll(site(), VOTER);

  await enter(page, ASKER);
  await page.goto(`/boards/${board.id}/new`);
  await page.getByLabel('标题').fill('业主大会哪天开');
  await page.getByLabel('附上一个投票').check();
  await page.getByLabel('选项 1').fill('周六上午');
  await page.getByLabel('选项 2').fill('周六上午');
  await page.getByLabel('正文').fill('请大家选一下。');
  await page.getByRole('button', { name: '发出话题' }).click();
  await expect(page.getByText('和前面的选项一样。')).toBeVisible();
  await page.getByLabel('选项 2').fill('周日下午');
  // What was typed is there again after the page was closed.
  await page.reload();
  await expect(page.getByLabel('选项 2')).toHaveValue('周日下午');
  await settled(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '发出话题' }).click();
  await expect(page).toHaveURL(/\/topics\/\d+$/);
  const topic = new URL(page.url()).pathname;

  // A guest reads it without JavaScript, and learns of no count.
  const plain = await browser.newPage({ baseURL, javaScriptEnabled: false });
  await plain.goto(topic);
  const read = plain.getByRole('region', { name: '投票' });
  await expect(read).toContainText('周日下午');
  await expect(read).not.toContainText(/票 ·/);

  const voting = await browser.newContext({ baseURL });
  const voter = await voting.newPage();
  await enter(voter, VOTER);
  await voter.goto(topic);
  const poll = voter.getByRole('region', { name: '投票' });
  await poll.getByRole('radio', { name: '周日下午' }).check();
  await poll.getByRole('button', { name: '投票', exact: true }).click();
  await expect(poll).toContainText('1 票 · 100%');
  await expect(poll).toContainText('你的选择');
  await poll.getByRole('radio', { name: '周六上午' }).check();
  await poll.getByRole('button', { name: '改投' }).click();
  await expect(poll.getByRole('listitem').filter({ hasText: '周六上午' })).toContainText('1 票');

  await page.reload();
  const own = page.getByRole('region', { name: '投票' });
  await expect(own.getByRole('radio')).toHaveCount(2);
  await expect(own).not.toContainText(/票 ·/);
  await expect(own.getByRole('button', { name: '修改投票' })).toHaveCount(0);
  await own.getByRole('button', { name: '立即截止' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '立即截止' }).click();
  await expect(own).toContainText('已截止');
  await expect(own).toContainText('胜出');
  await settled(page);
  await expectAccessible(page);
  await plain.reload();
  await expect(read).toContainText('1 票 · 100%');
  await plain.close();
  await voting.close();
});

test('options are ranked by keyboard, and it is said how they were counted', async ({
  page,
  place,
}) => {
  const staff = Client.administrator();
  const { topic } = await staff.post<{ topic: { id: number } }>(
    `/boards/${place.board.id}/topics`,
    {
      title: '先修哪一样',
      markdown: '排一下先后。',
      poll: {
        kind: 'ranked',
        question: '儿童活动区先换什么？',
        options: ['秋千', '滑梯', '地垫'],
        results_shown: 'always',
      },
    },
  );
  await enter(page, ADMINISTRATOR);
  await page.goto(`/topics/${topic.id}`);
  const poll = page.getByRole('region', { name: '儿童活动区先换什么？' });
  await poll.getByRole('button', { name: '排序并投票' }).click();
  await poll.getByRole('button', { name: '排入：地垫' }).click();
  await poll.getByRole('button', { name: '排入：秋千' }).click();
  const order = poll.getByRole('list', { name: '你的排序' }).getByRole('listitem');
  await expect(order).toContainText(['地垫', '秋千']);
  await poll.getByRole('button', { name: '上移：秋千' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(order).toContainText(['秋千', '地垫']);
  await expect(poll.getByRole('button', { name: '下移：秋千' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(order).toContainText(['地垫', '秋千']);
  await settled(page);
  await expectAccessible(page);
  await poll.getByRole('button', { name: '投票', exact: true }).click();
  await expect(poll).toContainText('1 人排第一 · 100%');
  await expect(poll).toContainText('你排第 2');
  await poll.getByText('一轮一轮怎么算的').click();
  await expect(poll.getByRole('heading', { name: '第 1 轮' })).toBeVisible();
  await poll.getByRole('button', { name: '收回我的票' }).click();
  await expect(poll).toContainText('0 人投票');
});

test('several options can be chosen, and how people voted is told to nobody before the end', async ({
  page,
  place,
}) => {
  const staff = Client.administrator();
  const { topic } = await staff.post<{ topic: { id: number } }>(
    `/boards/${place.board.id}/topics`,
    {
      title: '花园里种什么',
      markdown: '可以选两样。',
      poll: {
        kind: 'several',
        question: '种哪两样？',
        options: ['桂花', '腊梅', '石榴'],
        max_choices: 2,
        results_shown: 'when_closed',
      },
    },
  );
  await enter(page, ADMINISTRATOR);
  await page.goto(`/topics/${topic.id}`);
  const poll = page.getByRole('region', { name: '种哪两样？' });
  await expect(poll).toContainText('选 1 到 2 项');
  await poll.getByRole('checkbox', { name: '桂花' }).check();
  await poll.getByRole('checkbox', { name: '石榴' }).check();
  await expect(poll.getByRole('checkbox', { name: '腊梅' })).toBeDisabled();
  await poll.getByRole('button', { name: '投票', exact: true }).click();
  await expect(poll.getByText('你的选择')).toHaveCount(2);
  await expect(poll).toContainText('截止以后公布结果');
  await expect(poll).not.toContainText(/票 ·|人投票/);

  await poll.getByRole('button', { name: '立即截止' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '立即截止' }).click();
  await expect(poll.getByText('1 票 · 100%')).toHaveCount(2);
  await expect(poll.getByText('0 票 · 0%')).toHaveCount(1);
});
