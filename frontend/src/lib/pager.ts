/** The pages to link to: first, last, and those around the current one; null is a gap. */
export function pagerSteps(page: number, pageCount: number): (number | null)[] {
  const wanted = new Set([1, pageCount, page - 1, page, page + 1]);
  const pages = [...wanted].filter((one) => one >= 1 && one <= pageCount).sort((a, b) => a - b);
  const steps: (number | null)[] = [];
  let before = 0;
  for (const one of pages) {
    if (one - before === 2) steps.push(one - 1);
    else if (one - before > 2) steps.push(null);
    steps.push(one);
    before = one;
  }
  return steps;
}

/** Up to so many pages are reached by few steps. */
const FEW_PAGES = 7;

/** Whether there are so many pages that one wants to say which. */
export function isLong(pageCount: number): boolean {
  return pageCount > FEW_PAGES;
}

/** What a form asks that leads to a page by its number: where to, and what else the address of the pages says. */
export function pageForm(first: string): { action: string; kept: [string, string][] } {
  const [address = ''] = first.split('#');
  const [action = '', query = ''] = address.split('?');
  const kept = query
    .split('&')
    .filter(Boolean)
    .map((one): [string, string] => {
      const [name = '', value = ''] = one.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value)];
    })
    .filter(([name]) => name !== 'page');
  return { action, kept };
}

/** The address of a page of a topic; the first has none of its own. */
export function topicPage(topicId: number, page: number): string {
  return page > 1 ? `/topics/${topicId}?page=${page}` : `/topics/${topicId}`;
}

const POSTS_PER_PAGE = 20;

/** The page of a topic that holds a number. */
export function pageOf(number: number): number {
  return Math.ceil(number / POSTS_PER_PAGE);
}

/** Where a post stands now: a number has one page for ever, so its page is known without asking. */
export function postAddress(topicId: number, number: number): string {
  return `${topicPage(topicId, pageOf(number))}#p${number}`;
}

/** The address of a post for good, wherever moderators move it: what is handed out to be kept. */
export function lastingAddress(postId: number): string {
  return `/posts/${postId}`;
}

/**
 * Up to which number somebody was shown a topic who had been shown it up to `end`, and now sees this page of one that has so many.
 */
export function shownUpTo(end: number, page: number, lastNumber: number): number {
  return pageOf(end + 1) === page ? Math.min(lastNumber, page * POSTS_PER_PAGE) : end;
}
