import { Client, joinClub, type Person } from '../arrange.ts';
import { enter, expect, expectAccessible, settled, site, test } from '../story.ts';

const FIRST: Person = {
  name: 'bidder-first',
  email: 'bidder-first@linli.example',
  password: 'lou-ding-de-feng-hen-da',
};
const SECOND: Person = {
  name: 'bidder-second',
  email: 'bidder-second@linli.example',
  password: 'zui-hou-yi-fen-zhong',
};
const PHONE = { width: 390, height: 844 };
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const FEN = 10_000_000;

/** An instant so many milliseconds from now, and a day so many days from now. */
const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();
const day = (days: number) => ahead(days * DAY_MS).slice(0, 10);

// It waits for the end of a real auction, a minute after the last bid.
test.describe.configure({ timeout: 240_000 });

test('whoever bids in the last minute moves the end, and the other gets the money back', async ({
  page,
  browser,
  baseURL,
  place,
}) => {
  const administrator = Client.administrator();
  const [first, second] = [await Client.enroll(site(), FIRST), await Client.enroll(site(), SECOND)];
  const begins = ahead(12 * SECOND_MS);
  const { id } = await administrator.post<{ id: number }>('/auctions', {
    title: '荷汀苑顶层复式',
    markdown: '带露台。',
    project_id: place.project.id,
    start_fen: 120_000_000,
    step_fen: 1_000_000,
    deposit_fen: FEN,
    registration_opens_at: ahead(-SECOND_MS),
    registration_closes_at: begins,
    opens_at: begins,
    closes_at: ahead(55 * SECOND_MS),
    soft_close_minutes: 1,
    overtime_minutes: 10,
    signs_on: day(10),
    presale_permit: '苏房预 2026-018',
    terms_markdown: '没有拍到，**全额退回**。',
    payee: '荷汀置业预售资金监管专户',
  });
  await administrator.post(`/auctions/${id}/opening`, {});
  const deposits: { id: number; reference: string }[] = [];
  for (const [index, client] of [first, second].entries()) {
    await joinClub(site(), client);
    const deposit = await client.post<{ id: number; reference: string }>(
      `/group-buys/${id}/deposits`,
      { terms_version: 1 },
    );
    deposits.push(deposit);
    await administrator.post('/payments', {
      reference: deposit.reference,
      fen: FEN,
      paid_on: day(0),
      bank_reference: `E2E-AUCTION-${index}`,
      payer: null,
    });
  }

  // The first bids by hand, on a phone.
  await page.setViewportSize(PHONE);
  await enter(page, FIRST);
  await page.goto(`/auctions/${id}`);
  await settled(page);
  await expect(page.getByRole('button', { name: '出价', exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await expectAccessible(page);
  await page.getByRole('button', { name: '出价', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('出价 ¥1,200,000？');
  await dialog.getByRole('button', { name: '确认出价' }).click();
  await expect(page.getByText('现在是你领先。')).toBeVisible();

  // The second watches beside, bids more in the last minute, and the end moves.
  const beside = await browser.newPage({ baseURL });
  await enter(beside, SECOND);
  await beside.goto(`/auctions/${id}`);
  await expect(beside.locator('html[data-ready]')).toBeAttached();
  await expect(beside.getByText('1 号领先')).toBeVisible();
  await beside.getByRole('button', { name: '¥1,230,000' }).click();
  await beside.getByRole('button', { name: '出价', exact: true }).click();
  await beside.getByRole('dialog').getByRole('button', { name: '确认出价' }).click();
  await expect(beside.getByText('现在是你领先。')).toBeVisible();

  await expect(page.getByText('有人出得更高了')).toBeVisible({
    timeout: 15_000,
  });
  await expect(page.getByRole('region', { name: '现在的价格' })).toContainText('¥1,230,000');
  await expect(page.getByText('2 号领先')).toBeVisible();
  await expect(page.getByText('结束时间顺延了')).toBeVisible();

  // Nobody does anything: its time comes, and the pages say so.
  await expect(beside.getByText('你拍到了', { exact: true })).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText('2 号拍到')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(beside);
  await expect(async () => {
    await page.goto(`/me/deposits/${deposits[0]?.id ?? 0}`);
    await settled(page);
    await expect(page.getByText('正在退款，不用申请。')).toBeVisible();
  }).toPass({ timeout: 60_000 });
  await beside.goto(`/me/deposits/${deposits[1]?.id ?? 0}`);
  await expect(beside.locator('html[data-ready]')).toBeAttached();
  await expect(beside.getByText('请按时来签约')).toBeVisible();
  await beside.close();
});
