/** What stands in lines of its own. */
const BLOCKS = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'section',
  'details',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);

/** The words of what is quoted, in lines; what it quotes itself stays a quote, and a card is its link. */
export function wordsOf(source: Node): string {
  const lines: string[] = [];
  let line = '';

  function end(depth: number): void {
    const words = line.replace(/\s+/g, ' ').trim();
    if (words !== '') lines.push('> '.repeat(depth) + words);
    line = '';
  }

  function block(element: Element, depth: number, mark = ''): void {
    line = mark;
    walk(element, depth);
    end(depth);
  }

  function walk(node: Node, depth: number): void {
    for (const child of node.childNodes) {
      if (!(child instanceof Element)) {
        line += child.textContent ?? '';
        continue;
      }
      const name = child.localName;
      if (name === 'summary') continue;
      if (name === 'br') end(depth);
      else if (name === 'img') line += child.getAttribute('alt') ?? '';
      else if (child.matches('a.card')) {
        end(depth);
        line = (child as HTMLAnchorElement).href;
        end(depth);
      } else if (name === 'blockquote' || name === 'pre' || BLOCKS.has(name)) {
        end(depth);
        if (name === 'blockquote') block(child, depth + 1);
        else if (name === 'pre') {
          for (const typed of (child.textContent ?? '').split('\n')) {
            line = typed;
            end(depth);
          }
        } else block(child, depth, name === 'li' ? '- ' : '');
      } else walk(child, depth);
    }
  }

  walk(source, 0);
  end(0);
  return lines.join('\n');
}
