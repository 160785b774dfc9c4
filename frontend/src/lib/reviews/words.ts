import { reviews as en } from '../../locales/reviews.en';
import { reviews as zhCN, type ReviewsWords } from '../../locales/reviews.zh-CN';
import { useSite, type Site } from '../site';

/** The words of what waits for moderators, beside what every component may need. */
export function useReviews(): Site & { r: ReviewsWords } {
  const site = useSite();
  return { ...site, r: site.locale === 'en' ? en : zhCN };
}
