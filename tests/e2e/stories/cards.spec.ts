import { Client } from '../arrange.ts';
import { enter, expect, expectAccessible, site, test } from '../story.ts';

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
    `> @taoran [#1](/topics/${id}#p1)\n>\n> 一起拼车，早上八点出发。\n\n`,
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
