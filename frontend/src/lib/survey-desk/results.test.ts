import { describe, expect, it } from 'vitest';
import { surveyDesk as d } from '../../locales/survey-desk.zh-CN';
import { percentOf } from './percent';
import { cellName, valueName, worstFirst } from './results';

it('a share has one decimal at most', () => {
  expect([percentOf(1, 3), percentOf(2, 4), percentOf(0, 0)]).toEqual(['33.3', '50', '0']);
});

describe('names', () => {
  it('of values are those of the question', () => {
    const choices = [{ key: '1', text: '门窗' }];
    expect(valueName(d.results, { kind: 'score10', choices: [] }, '0')).toBe('0 分');
    expect(valueName(d.results, { kind: 'stars5', choices: [] }, '5')).toBe('5 星');
    expect(valueName(d.results, { kind: 'many', choices }, '1')).toBe('门窗');
    expect(valueName(d.results, { kind: 'many', choices }, '2')).toBe('2');
  });

  it('of groups are theirs, or say that there is none', () => {
    expect(cellName(d, 'building', { key: '5', name: '1 号楼' })).toBe('1 号楼');
    expect(cellName(d, 'stage', { key: 'handover', name: null })).toBe('交付');
    expect(cellName(d, 'month', { key: '2026-11', name: null })).toBe('2026-11');
    expect(cellName(d, 'building', { key: null, name: null })).toBe('不属于任何一组');
  });
});

it('where people are least content comes first, what nobody asked about last', () => {
  const topic = (name: 'noise' | 'fees' | 'safety' | 'parking', csat: number | null, n = 0) => ({
    topic: name,
    answer_count: 9,
    mean: null,
    csat_percent: csat,
    complaint_count: n,
    complaints_per_100_homes: null,
  });
  const sorted = worstFirst([
    topic('noise', null, 1),
    topic('fees', 60),
    topic('safety', null, 7),
    topic('parking', 20),
  ]);
  expect(sorted.map((one) => one.topic)).toEqual(['parking', 'fees', 'safety', 'noise']);
});
