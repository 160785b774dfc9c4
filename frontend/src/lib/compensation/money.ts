/** Amounts are whole fen; people write and read yuan. */

/** Fen of what was typed in yuan; null where it is no amount. */
export function fenFrom(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Yuan as people read them: groups of three, decimals only where there are any. */
export function yuan(fen: number): string {
  const whole = String(Math.trunc(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = fen % 100;
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`;
}

/** Yuan as somebody types them: without groups. */
export function typedYuan(fen: number): string {
  return yuan(fen).replaceAll(',', '');
}

/** An amount with its sign, the same in every language. */
export function money(fen: number): string {
  return `¥${yuan(fen)}`;
}
