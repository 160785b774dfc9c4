import { messages as en } from '../../locales/messages.en';
import { messages as zhCN, type MessagesWords } from '../../locales/messages.zh-CN';
import { useSite, type Site } from '../site';

/** The words of conversations and of whom one blocks, beside what every component may need. */
export function useMessages(): Site & { m: MessagesWords } {
  const site = useSite();
  return { ...site, m: site.locale === 'en' ? en : zhCN };
}
