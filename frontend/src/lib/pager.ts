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

/** The address of a page of a topic; the first has none of its own. */
export function topicPage(topicId: number, page: number): string {
  return page > 1 ? `/topics/${topicId}?page=${page}` : `/topics/${topicId}`;
}

const POSTS_PER_PAGE = 20;

/** Where a post stands: posts keep their number for ever, so its page is known without asking. */
export function postAddress(topicId: number, number: number): string {
  return `${topicPage(topicId, Math.ceil(number / POSTS_PER_PAGE))}#p${number}`;
}
