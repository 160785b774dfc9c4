/** Cookies that the pages may read. The session's own is not among them (HttpOnly). */
import type { Locale } from './api/shapes';
import type { Theme } from './page';

const YEAR_S = 365 * 24 * 3600;

/** Set by the server beside the session cookie, so that guests need no call to learn they are. */
export function hasSignedInHint(): boolean {
  return readCookie('linli_signed_in') === '1';
}

export function readTheme(): Theme | null {
  const theme = readCookie('linli_theme');
  return theme === 'light' || theme === 'dark' || theme === 'auto' ? theme : null;
}

export function keepTheme(theme: Theme): void {
  writeCookie('linli_theme', theme);
}

export function keepLocale(locale: Locale): void {
  writeCookie('linli_locale', locale);
}

function readCookie(name: string): string | null {
  const pair = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? null;
}

function writeCookie(name: string, value: string): void {
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
}
