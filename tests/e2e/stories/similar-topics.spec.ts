import { ADMINISTRATOR, Client } from '../arrange.ts';
import { enter, expect, expectAccessible, site, test } from '../story.ts';

const QU = {
  name: 'quwen',
  email: 'quwen@linli.example',
  password: 'zhe-ge-wen-guo-le-ma',
};

// Two people, and the desk.
test.slow();

interface Opened {
  topic: { id: number };
}

test('who types a title sees topics like it, opens one, and the staff read how often nothing was posted then', async ({
  page,
  browser,
  place,
  baseURL,
}) => {
  const staff = Client.administrator();
  const board = await staff.post(`/projects/${place.project.id}/boards`, {
    slug: 'wenwen',
    name: '问问',
    description: '',
    visibility: 'public',
  });
  await staff.post<Opened>(`/boards/${board.id}/topics`, {
    title: '游泳池几点开放',
    markdown: '早上六点到晚上九点。',
  });
  await Client.enroll(site(), QU);
  await enter(page, QU);
  await page.goto(`/boards/${board.id}/new`);
  const similar = page.getByRole('region', { name: '相似的话题' });
  await expect(similar).toContainText('写标题时');
  const body = page.getByLabel('正文', { exact: true });
  await body.fill('想周末带孩子去。');
  // However far the page is scrolled.
  const topOfText = () =>
    body.evaluate((area) => area.getBoundingClientRect().top + window.scrollY);
  const before = await topOfText();

  const title = page.getByLabel('标题');
  await title.pressSequentially('游泳池几时开', { delay: 20 });
  await expect(similar.getByRole('link')).toContainText('游泳池几点开放');
  await expect(similar.getByRole('status')).toHaveText('有 1 个相似的话题');
  await expect(title).toBeFocused();
  expect(await topOfText(), 'nothing moved').toBe(before);
  await expectAccessible(page);

  const opening = page.context().waitForEvent('page');
  await page.keyboard.press('Tab');
  await expect(similar.getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  const other = await opening;
  await expect(other.getByText('早上六点到晚上九点。')).toBeVisible();
  await other.close();
  await expect(body, 'what was written is kept').toHaveValue('想周末带孩子去。');
  const counted = page.waitForResponse((answer) => answer.url().endsWith('/deflections'));
  await page.getByRole('button', { name: '解决了，不用再发' }).click();
  await expect(page.getByText('太好了。')).toBeVisible();
  await counted;
  await page.getByRole('link', { name: '回到版块' }).click();
  await expect(page).toHaveURL(`/boards/${board.id}`);

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto(`/staff/projects/${place.project.id}`);
  const section = desk.getByRole('region', { name: '写话题前看到相似话题' });
  const row = section.getByRole('row').filter({ hasText: '问问' });
  await expect(row.getByRole('cell')).toHaveText(['问问', '1', '1', '1', '0', '1', '100%']);
  await desk.close();

  // Whoever posts all the same is counted as well.
  await page.goto(`/boards/${board.id}/new`);
  await title.fill('游泳池给客人开放吗');
  await expect(similar.getByRole('link')).toBeVisible();
  await body.fill('想请朋友来。');
  await page.getByRole('button', { name: '发出话题' }).click();
  await expect(page).toHaveURL(/\/topics\/\d+$/);
});
