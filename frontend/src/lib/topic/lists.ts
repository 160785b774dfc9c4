/** The ways in which topics are listed; each is an address of its own. */
export const TOPIC_LISTS = ['latest', 'hot', 'unsolved', 'solved'] as const;
export type TopicList = (typeof TOPIC_LISTS)[number];

const QUERIES: Record<TopicList, string> = {
  latest: '',
  hot: 'sort=hot',
  unsolved: 'kind=question&solved=false',
  solved: 'kind=question&solved=true',
};

/** Which list an address asks for; what is none is the usual one. */
export function listAsked(query: Record<string, string>): TopicList {
  if (query.sort === 'hot') return 'hot';
  if (query.kind !== 'question') return 'latest';
  if (query.solved === 'true') return 'solved';
  return query.solved === 'false' ? 'unsolved' : 'latest';
}

/** Where a list of a page stands, from the item after a cursor on. */
export function listAddress(page: string, list: TopicList, after?: string | null): string {
  const cursor = after ? `after=${encodeURIComponent(after)}` : '';
  const query = [QUERIES[list], cursor].filter(Boolean).join('&');
  return query ? `${page}?${query}` : page;
}
