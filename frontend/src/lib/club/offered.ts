import { answer, api } from '../api/client';
import type { Reward } from '../api/shapes';
import { everyItem } from '../loaded.svelte';

/** What is offered now, to whoever looks: few by nature. */
export async function offeredRewards(): Promise<Reward[]> {
  const rewards = await everyItem<Reward>((after) =>
    answer(api.GET('/club/rewards', { params: { query: { after, limit: 100 } } })),
  );
  return rewards.filter(({ state }) => state === 'offered');
}
