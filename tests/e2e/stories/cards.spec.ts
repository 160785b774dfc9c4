import { createServer } from 'node:http';
import { build, Client, giveHome } from '../arrange.ts';
import { elsewhere, enter, expect, expectAccessible, site, test } from '../story.ts';

const TAO = {
  name: 'taoran',
  email: 'taoran@linli.example',
  password: 'yi-lou-de-tao-shu',
};
const HE = {
  name: 'hemiao',
  email: 'hemiao@linli.example',
  password: 'er-lou-de-he-miao',
};

// Several people, one after another.
test.slow();

test('a link says how what it leads to stands, and what is quoted says by whom', async ({
  page,
  place,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'kapian',
    name: '看房',
    description: '',
    visibility: 'public',
  });
  const tao = await Client.enroll(site(), TAO);
  await Client.enroll(site(), HE);
  const opened = await tao.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '周六谁去看房',
    markdown: '我去，两个人。',
    question: true,
  });
  const about = opened.topic.id;
  const other = await tao.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
    title: '拼车',
    markdown: `从这里来：\n\n${site().url}/topics/${about}\n\n一起拼车，早上八点出发。`,
  });
  const { id } = other.topic;

  // For a guest, without moving anything: the box is as high before as after.
  await page.goto(`/topics/${id}`);
  const card = page.locator('#p1 a.card.live');
  await expect(card).toContainText('周六谁去看房');
  await expect(card).toContainText('还没有采纳的回答');
  await expect(card).toHaveAttribute('href', `/topics/${about}`);
  await expectAccessible(page);

  // What is selected is quoted, and what is quoted says by whom.
  await enter(page, HE);
  await page.goto(`/topics/${id}`);
  await expect(
    page.locator('#p1').getByRole('button', { name: '引用', exact: true }),
  ).toBeVisible();
  await page
    .locator('#p1 .body p')
    .last()
    .evaluate((words) => getSelection()?.selectAllChildren(words));
  await page.getByRole('button', { name: '引用所选' }).click();
  const reply = page.locator('#reply').getByRole('textbox');
  await expect(reply).toHaveValue(
    /^> @taoran \[#1\]\(\/posts\/\d+\)\n>\n> 一起拼车，早上八点出发。\n\n$/,
  );
  await reply.press('Control+End');
  await reply.pressSequentially('算我一个。');
  await page.getByRole('button', { name: '发出回复' }).click();
  await expect(page.locator('#p2')).toContainText('算我一个');
  await expect(page.locator('#p1 .quotes a')).toHaveText(['#2']);

  // A quote of a quote is folded.
  await page.locator('#p2').getByRole('button', { name: '引用', exact: true }).click();
  await expect(reply).toHaveValue(/> > @taoran #1/);
  await reply.press('Control+End');
  await reply.pressSequentially('几点回来？');
  await page.getByRole('button', { name: '发出回复' }).click();
  const folded = page.locator('#p3 details.fold');
  await expect(folded).toHaveCount(1);
  await expect(folded.locator('blockquote')).toBeHidden();
  await folded.locator('summary').click();
  await expect(folded.locator('blockquote')).toBeVisible();
  await expectAccessible(page);
});

const LIU = {
  name: 'liuyin',
  email: 'liuyin@linli.example',
  password: 'san-lou-de-liu-yin',
};
const HOUR_MS = 3_600_000;

test('links say how an event and a complaint stand and what another site calls itself, until its author wants that card gone', async ({
  page,
}) => {
  const other = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(
      '<title>电梯更新补贴办法</title><meta name="description" content="满十五年可以申请">',
    );
  });
  await new Promise<void>((listens) => other.listen(elsewhere(), '127.0.0.1', listens));
  try {
    const staff = Client.administrator();
    const liu = await Client.enroll(site(), LIU);
    const project = await build(staff, { slug: 'liuyin-yuan', name: '柳荫园' }, [{ name: '301' }]);
    await giveHome(staff, liu, project.homes[0]);
    const begins = Date.now() + 50 * HOUR_MS;
    const event = await staff.post('/events', {
      project_id: project.id,
      kind: 'gathering',
      audience: 'public',
      title: '柳荫灯会',
      markdown: '一起看灯。',
      place: '架空层',
      begins_at: new Date(begins).toISOString(),
      ends_at: new Date(begins + HOUR_MS).toISOString(),
      plan: { quotas: [{ key: 'seat', name: '座位', size: 2 }] },
    });
    await staff.post(`/events/${event.id}/publish`, {});
    const complaint = await liu.post('/complaints', {
      project_id: project.id,
      title: '地库的灯不亮',
      markdown: '整整一排。',
      category: 'facilities',
      openness: 'public',
    });
    const board = await staff.post(`/projects/${project.id}/boards`, {
      slug: 'tongzhi',
      name: '告示',
      description: '',
      visibility: 'public',
    });
    const links = [
      `${site().url}/events/${event.id}`,
      `${site().url}/complaints/${complaint.id}`,
      `http://127.0.0.1:${elsewhere()}/notice`,
    ];
    const { topic } = await liu.post<{ topic: { id: number } }>(`/boards/${board.id}/topics`, {
      title: '这周的三件事',
      markdown: links.join('\n\n'),
    });

    await enter(page, liu);
    const made = page.locator('#p1 a.card.made');
    await expect(async () => {
      await page.goto(`/topics/${topic.id}`);
      await expect(made).toContainText('电梯更新补贴办法', { timeout: 500 });
    }).toPass();
    await expect(made).toContainText('满十五年可以申请');
    const live = page.locator('#p1 a.card.live');
    await expect(live.first()).toContainText('柳荫灯会');
    await expect(live.first()).toContainText('剩 2 个名额');
    await expect(live.last()).toContainText('地库的灯不亮');
    await expect(live.last()).toContainText('答复期限');
    await expectAccessible(page);

    await page.locator('#p1').getByRole('button', { name: '链接卡片' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '去掉卡片：电梯更新补贴办法' }).click();
    await expect(dialog.getByText('这个帖子没有卡片。')).toBeVisible();
    await expect(made).toHaveCount(0);
    await expect(page.locator(`#p1 a[href="${links[2]}"]`)).toHaveText(links[2] ?? '');
  } finally {
    other.close();
  }
});
