import { COOKIES, quote } from './curl';

const JSON_TYPE = "-H 'Content-Type: application/json'";

/** What to type along with the guide, by section. */
export function guideCommands(publicUrl: string): Record<string, string> {
  const at = (path: string) => quote(`${publicUrl}/api/v1${path}`);
  return {
    sign_in: [
      `curl ${at('/sessions')} \\`,
      `  -c ${COOKIES} \\`,
      `  ${JSON_TYPE} \\`,
      `  -d '{"login": "demo-owner", "password": "river-stone-boat"}'`,
      '',
      `curl ${at('/me')} -b ${COOKIES}`,
    ].join('\n'),
    once: [
      `curl ${at('/boards/3/topics')} \\`,
      `  -b ${COOKIES} \\`,
      `  -H 'Idempotency-Key: my-word-1' \\`,
      `  ${JSON_TYPE} \\`,
      `  -d '{"title": "样板间哪天可以看？", "markdown": "想带家里人一起去。"}'`,
    ].join('\n'),
    edit: [
      `curl -i ${at('/topics/42')} -b ${COOKIES}`,
      '# ETag: "1-9f3c06b2d41e8a57"',
      '',
      `curl -X PATCH ${at('/topics/42')} \\`,
      `  -b ${COOKIES} \\`,
      `  -H 'If-Match: "1-9f3c06b2d41e8a57"' \\`,
      `  ${JSON_TYPE} \\`,
      `  -d '{"title": "样板间开放时间"}'`,
    ].join('\n'),
    lists: [
      `curl ${at('/topics?limit=2')}`,
      '# {"items": […], "next": "WzE3NzI0"}',
      '',
      `curl ${at('/topics?limit=2&after=WzE3NzI0')}`,
    ].join('\n'),
    limits: [
      'HTTP/1.1 429 Too Many Requests',
      'Retry-After: 2',
      'RateLimit-Policy: "write";q=30;w=60',
      'RateLimit: "write";r=0;t=2',
    ].join('\n'),
  };
}
