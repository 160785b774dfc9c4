/** Where to go after signing in: only to a path of this site, whatever the address says. */
export function nextAddress(query: Record<string, string>): string {
  const next = query.next ?? '/';
  // `//host` and `/\host` would leave the site.
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Keeps the way back while somebody moves between signing in and registering. */
export function withNext(address: string, query: Record<string, string>): string {
  const next = nextAddress(query);
  return next === '/' ? address : `${address}?next=${encodeURIComponent(next)}`;
}
