import { events as en } from '../../locales/events.en';
import { events as zhCN, type EventWords } from '../../locales/events.zh-CN';
import { useSite, type Site } from '../site';

/** The words of events, beside what every component may need. */
export function useEvents(): Site & { e: EventWords } {
  const site = useSite();
  return { ...site, e: site.locale === 'en' ? en : zhCN };
}
