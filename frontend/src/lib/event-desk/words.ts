import { eventDesk as en } from '../../locales/event-desk.en';
import { eventDesk as zhCN, type EventDeskWords } from '../../locales/event-desk.zh-CN';
import { events as eventsEn } from '../../locales/events.en';
import { events as eventsZhCN, type EventWords } from '../../locales/events.zh-CN';
import { checkIn as checkInEn } from '../../locales/check-in.en';
import { checkIn as checkInZhCN, type CheckInWords } from '../../locales/check-in.zh-CN';
import { useSite, type Site } from '../site';

export interface EventDeskSite extends Site {
  h: EventDeskWords;
  e: EventWords;
  c: CheckInWords;
}

/** The words of those who hold events, beside what their guests read. */
export function useEventDesk(): EventDeskSite {
  const site = useSite();
  const english = site.locale === 'en';
  return {
    ...site,
    h: english ? en : zhCN,
    e: english ? eventsEn : eventsZhCN,
    c: english ? checkInEn : checkInZhCN,
  };
}
