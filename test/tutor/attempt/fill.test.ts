import { describe, expect, it } from 'vitest';
import { fill } from '../../../src/tutor/attempt/fill.ts';

describe('values in the texts of a check', () => {
  const values = { worker: 'myvm2', image: 'john/get-started:part2', dots: 'a.b' };

  it('reach every text, however deep, and keys as well', () => {
    const check = { title: 'on ${worker}', where: [{ Node: '${worker}' }], values: { '${worker}.x': 5 } };
    expect(fill(check, values)).toEqual({
      title: 'on myvm2',
      where: [{ Node: 'myvm2' }],
      values: { 'myvm2.x': 5 },
    });
  });

  it('stand for themselves inside an expression', () => {
    const pattern = fill('/^${dots}$/', values);
    const expression = new RegExp(pattern.slice(1, -1));
    expect(expression.test('a.b')).toBe(true);
    expect(expression.test('axb')).toBe(false);
  });

  it('may be missing: what is unknown stays to be seen', () => {
    expect(fill('${nobody} knows', values)).toBe('${nobody} knows');
  });

  it("leave the shell's own variables alone", () => {
    expect(fill('$HOME ${HOME}', { ...values, home: 'x' })).toBe('$HOME ${HOME}');
  });
});
