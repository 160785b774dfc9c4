import { ADMINISTRATOR, Client, joinClub, type Person } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const BUYER: Person = {
  name: 'group-buyer',
  email: 'group-buyer@linli.example',
  password: 'xi-feng-chuan-guo-lou-dao',
};
const NEWCOMER: Person = {
  name: 'group-newcomer',
  email: 'group-newcomer@linli.example',
  password: 'yi-zhan-deng-deng-ni-hui',
};
const PHONE = { width: 390, height: 844 };
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** An instant so many milliseconds from now, and a day so many days from now. */
const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();
const day = (days: number) => ahead(days * DAY_MS).slice(0, 10);

const offer = {
  markdown: '12 号楼的山景户型。',
  deposit_fen: 500_000,
  benefit: '签约立减三万',
  off_fen: 3_000_000,
  target_count: 2,
  seat_count: null,
  selects_on: day(10),
  promise_on: day(20),
  payment_hours: 48,
  clearing_hours: 0,
  presale_permit: '苏房预 2026-018',
  terms_markdown: '没成团、没选上、自己退出，**全额退回**。',
  payee: '荷汀置业预售资金监管专户\n3200 1111 2222\n建设银行吴中支行',
};

/** Somebody who may join a group buy. */
async function member(person: Person): Promise<Client> {
  const client = await Client.enroll(site(), person);
  await joinClub(site(), client);
  return client;
}

// Long stories on several pages, each looked at by axe.
test.slow();

test('a group buy that too few join fails, and the money goes back by itself', async ({
  page,
  browser,
  baseURL,
  place,
}) => {
  const administrator = Client.administrator();
  const buyer = await member(BUYER);
  const { id } = await administrator.post('/group-buys', {
    ...offer,
    title: '荷汀苑首批团购',
    project_ids: [place.project.id],
    opens_at: ahead(-SECOND_MS),
    closes_at: ahead(15 * SECOND_MS),
  });
  await administrator.post(`/group-buys/${id}/opening`, {});
  const deposit = await buyer.post<{ id: number; reference: string }>(
    `/group-buys/${id}/deposits`,
    { terms_version: 1 },
  );
  await administrator.post('/payments', {
    reference: deposit.reference,
    fen: offer.deposit_fen,
    paid_on: day(0),
    bank_reference: 'E2E-IN-1',
    payer: null,
  });

  await page.setViewportSize(PHONE);
  await enter(page, BUYER);
  await page.goto(`/me/deposits/${deposit.id}`);
  await settled(page);
  await expect(page.getByText('参加，取得转账号')).toBeVisible();
  // Nobody does anything: its time comes.
  await expect(async () => {
    await page.reload();
    await settled(page);
    await expect(page.getByText('团购没有成。')).toBeVisible();
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText('正在退款，不用申请。')).toBeVisible();
  const refunds = page.getByRole('region', { name: '退款' });
  await expect(refunds).toContainText('¥5,000');
  await expectAccessible(page);

  await page.goto(`/group-buys/${id}`);
  await settled(page);
  await expect(page.getByText('人数不够，没有成团')).toBeVisible();
  await expect(page.getByText('还有 1 笔在退')).toBeVisible();
  await expectAccessible(page);

  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  await desk.goto(`/staff/group-buys/${id}?tab=money`);
  const row = desk.getByRole('row').filter({ hasText: '没成团的订金' });
  await row.getByRole('button', { name: /登记已退/ }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('银行流水号').fill('E2E-OUT-1');
  await dialog.getByRole('button', { name: '登记已退' }).click();
  await expect(desk.getByText('已登记', { exact: true })).toBeVisible();
  await desk.close();

  await page.goto(`/me/deposits/${deposit.id}`);
  await settled(page);
  await expect(page.getByText('钱退完了。')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('晚了');
});

test('somebody joins, pays, is recorded, and withdraws without a question', async ({
  page,
  browser,
  baseURL,
  place,
}) => {
  await member(NEWCOMER);
  const desk = await browser.newPage({ baseURL });
  await enter(desk, ADMINISTRATOR);
  const { id } = await Client.administrator().post('/group-buys', {
    ...offer,
    title: '荷汀苑第二批团购',
    project_ids: [place.project.id],
    opens_at: ahead(-SECOND_MS),
    closes_at: ahead(3 * DAY_MS),
  });
  await desk.goto(`/staff/group-buys/${id}`);
  await desk.getByRole('button', { name: '开放' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '开放' }).click();
  await expect(desk.getByText('已开放')).toBeVisible();

  await page.setViewportSize(PHONE);
  await enter(page, NEWCOMER);
  await page.goto('/group-buys');
  await settled(page);
  await page.getByRole('link', { name: '荷汀苑第二批团购' }).click();
  await settled(page);
  await page.getByRole('button', { name: '参加', exact: true }).click();
  // Nobody joins without the terms.
  await page.getByRole('button', { name: '参加，取转账号' }).click();
  await expect(page.getByText('请先读条款，同意后再参加。')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /同意第 1 版/ }).check();
  await page.getByRole('button', { name: '参加，取转账号' }).click();
  await expect(page.getByRole('heading', { name: '怎么转账' })).toBeVisible();
  const reference = (await page.getByRole('main').locator('code').getAttribute('aria-label')) ?? '';
  expect(reference).not.toBe('');
  await expect(page.getByText('建设银行吴中支行')).toBeVisible();
  await expectAccessible(page);

  // As it was read from the statement: in groups, in lower case.
  await desk.goto('/staff/payments?list=payments');
  await desk
    .getByLabel('转账号')
    .fill(`${reference.slice(0, 4)} ${reference.slice(4).toLowerCase()}`);
  await desk.getByLabel('金额（元）').fill('5000');
  await desk.getByLabel('银行流水号').fill('E2E-IN-2');
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await expect(desk.getByText(`已到账，${NEWCOMER.name}的名额有效。`)).toBeVisible();

  await page.reload();
  await settled(page);
  await expect(page.getByText(/钱到了，名额是你的/)).toBeVisible();
  await expect(page.getByText('1 户已交订金')).toBeVisible();
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退出', exact: true }).click();
  await expect(page.getByText('已退出')).toBeVisible();
  await expect(page.getByText('正在退款，不用申请。')).toBeVisible();

  // What is to be paid back is on the list of whoever takes payments.
  await desk.goto('/staff/payments');
  await expect(desk.getByRole('row').filter({ hasText: '退出的订金' })).toContainText('¥5,000');
  await desk.close();
});

test('a group buy is written at the desk', async ({ page }) => {
  await enter(page, ADMINISTRATOR);
  await page.goto('/staff/group-buys');
  await settled(page);
  await page.getByRole('link', { name: '新建团购' }).click();
  await settled(page);
  await page.getByLabel('名称').fill('荷汀苑第三批团购');
  await page.getByLabel('订金（元）').fill('5000');
  await page.getByLabel('总价减（元）').fill('30000');
  await page.getByLabel('得到什么').fill('签约立减三万');
  await page.getByLabel('满多少户成团').fill('10');
  await page.getByLabel('开始参加').fill(`${day(1)}T09:00`);
  await page.getByLabel('截止参加').fill(`${day(5)}T18:00`);
  await page.getByLabel('选房日').fill(day(12));
  await page.getByLabel('承诺退款日').fill(day(11));
  await page.getByLabel('收款账户').fill(offer.payee);
  await page.getByLabel('条款全文').fill(offer.terms_markdown);
  await page.getByRole('button', { name: '存成草稿' }).click();
  // What cannot be is said before it is sent.
  await expect(page.getByText('至少选一个项目。')).toBeVisible();
  await expect(page.getByText('要在选房日之后。')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /荷汀苑/ }).check();
  await page.getByLabel('承诺退款日').fill(day(20));
  await page.getByRole('button', { name: '存成草稿' }).click();
  await page.waitForURL(/\/staff\/group-buys\/\d+$/);
  await settled(page);
  // Without a permit it cannot be opened.
  await expect(page.getByText('开放前还要填：预售许可证号。')).toBeVisible();
  await page.getByRole('button', { name: '开放' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '开放' }).click();
  await expect(dialog.getByText('没有预售许可证号，不能收订金。')).toBeVisible();
  await expectAccessible(page);
});
