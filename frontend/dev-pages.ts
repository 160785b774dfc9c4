import type { Plugin } from 'vite';

/**
 * Development: pages come from the running server, scripts from vite.
 *
 * The server's page is asked for its props only; the browser then mounts the components from
 * source, with hot replacement. What the server renders is checked by `npm run preview:pages`.
 */
export function devPages(server: string): Plugin {
  return {
    name: 'linli-dev-pages',
    apply: 'serve',
    configureServer(vite) {
      vite.middlewares.use(async (request, response, next) => {
        const wantsPage = request.headers.accept?.includes('text/html') ?? false;
        if (!wantsPage || request.method !== 'GET') return next();
        const props = request.url?.startsWith('/parts')
          ? partsProps()
          : await propsFromServer(server + request.url, request.headers.cookie ?? '');
        const html = await vite.transformIndexHtml(request.url ?? '/', developmentDocument(props));
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html);
      });
    },
  };
}

async function propsFromServer(url: string, cookie: string): Promise<string> {
  try {
    const answer = await fetch(url, { headers: { accept: 'text/html', cookie } });
    const props = /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(
      await answer.text(),
    );
    return props?.[1] ?? emptyProps('error');
  } catch {
    return emptyProps('error');
  }
}

function partsProps(): string {
  return emptyProps('parts');
}

function emptyProps(page: string): string {
  return JSON.stringify({
    page,
    path: `/${page}`,
    query: {},
    locale: 'zh-CN',
    theme: 'auto',
    viewer: null,
    public_url: 'http://127.0.0.1:5173',
    now: new Date().toISOString(),
    data: null,
  });
}

function developmentDocument(props: string): string {
  return `<!doctype html><html lang="zh-CN" data-theme="auto"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"></head>
<body><div id="app"></div><script type="application/json" id="page">${props}</script>
<script type="module" src="/src/client.ts"></script></body></html>`;
}
