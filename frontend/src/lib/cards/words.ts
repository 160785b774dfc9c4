import { cards as en } from '../../locales/cards.en';
import { cards as zhCN, type CardsWords } from '../../locales/cards.zh-CN';
import type { Locale } from '../api/shapes';
import { useSite, type Site } from '../site';

/** The words of cards, in a language. */
export function cardsWords(locale: Locale): CardsWords {
  return locale === 'en' ? en : zhCN;
}

/** The words of cards, beside what every component may need. */
export function useCards(): Site & { c: CardsWords } {
  const site = useSite();
  return { ...site, c: cardsWords(site.locale) };
}
