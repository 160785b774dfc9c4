import { promise as en } from '../locales/promise.en';
import { promise as zhCN, type PromiseWords } from '../locales/promise.zh-CN';
import { useSite, type Site } from './site';

/** The words of the page of the promise, beside what every component may need. */
export function usePromise(): Site & { p: PromiseWords } {
  const site = useSite();
  return { ...site, p: site.locale === 'en' ? en : zhCN };
}
