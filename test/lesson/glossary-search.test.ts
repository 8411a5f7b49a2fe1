import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/lesson/courses.ts';
import { searchGlossary } from '../../src/lesson/glossary.ts';

/** What a search finds, by the word of the language. */
const found = (language: string, search: string): string[] =>
  searchGlossary(loadCourse(undefined, language), search).map(({ term }) => term);

describe('looking up a word', () => {
  it('finds it in either language, whichever is spoken', () => {
    expect(found('en', '工作节点')[0]).toBe('worker');
    expect(found('zh', 'worker')[0]).toBe('工作节点');
    expect(found('zh', '工作节点')[0]).toBe('工作节点');
  });

  it('puts the word itself before words that hold it, and those before meanings that speak of it', () => {
    const nodes = found('en', 'service');
    expect(nodes.slice(0, 2)).toEqual(['service', 'global service']);
    expect(nodes).toContain('replica');
  });

  it('takes no notice of case, and finds all where nothing is asked for', () => {
    expect(found('en', 'LEADER')[0]).toBe('Leader');
    expect(found('en', '')).toHaveLength(loadCourse(undefined, 'en').glossary.length);
  });

  it('finds nothing where there is nothing', () => {
    expect(found('en', 'kubernetes')).toEqual([]);
  });
});

it('has every word in both languages', () => {
  const [en, zh] = ['en', 'zh'].map((language) => loadCourse(undefined, language).glossary);
  for (const [at, entry] of (en ?? []).entries()) {
    expect(zh?.[at]?.id).toBe(entry.id);
    expect(zh?.[at]?.means).not.toBe(entry.means);
  }
});
