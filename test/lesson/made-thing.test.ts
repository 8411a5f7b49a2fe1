/** What steps make, in its parts. */
import { expect, it } from 'vitest';
import { parseThing } from '../../src/lesson/made-thing.ts';

it('is a kind and a name, which may hold colons itself', () => {
  expect(parseThing('machine:myvm1')).toEqual({ kind: 'machine', name: 'myvm1' });
  expect(parseThing('image:localhost:5000/hello:v2')).toEqual({
    kind: 'image',
    name: 'localhost:5000/hello:v2',
  });
  expect(parseThing('container:${name}')).toEqual({ kind: 'container', name: '${name}' });
});
