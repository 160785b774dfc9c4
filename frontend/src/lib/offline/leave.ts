import { forgetAllDrafts } from '../composer/kept';
import { forgetPages } from './keep-page';
import { sendWaiting } from './sending';
import { forgetAllWaiting, waitingOf } from './waiting';

/** Whoever leaves this device leaves nothing of theirs on it: no drafts, no tickets, no pages, no posts that wait. */
export async function leaveNothing(): Promise<void> {
  forgetAllDrafts();
  await forgetAllWaiting().catch(() => undefined);
  await forgetPages().catch(() => undefined);
}

/** Sends what waits before somebody leaves. Gives how many posts of theirs would be lost. */
export async function unsent(account: number): Promise<number> {
  await sendWaiting().catch(() => undefined);
  return (await waitingOf(account).catch(() => [])).length;
}
