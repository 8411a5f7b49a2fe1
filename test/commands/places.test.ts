/** Places that a learner names on the command line. */
import { describe, expect, it } from 'vitest';
import { requirePlace } from '../../src/commands/places.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { loadCourse } from '../../src/lesson/courses.ts';
import { stopsOf } from '../../src/tutor/walk/start.ts';

const course = loadCourse(undefined, 'en');
const goTo = (place: string, driver: 'simulator' | 'generic') =>
  requirePlace(place, course, stopsOf(course, driver), messagesFor('en'));

describe('a place', () => {
  it('is a step of the driver in use', () => {
    expect(goTo('manager-host', 'generic')).toBeGreaterThan(0);
    expect(goTo('init-swarm', 'simulator')).toBeGreaterThan(0);
  });

  it('of another driver is told as such', () => {
    expect(() => goTo('manager-host', 'simulator')).toThrow(/belongs to another driver.*generic/);
    expect(() => goTo('stop-machines', 'generic')).toThrow(/virtualbox, hyperv, dind, simulator/);
  });

  it('that nobody knows gets the nearest one', () => {
    expect(() => goTo('init-swrm', 'simulator')).toThrow(/Did you mean init-swarm\?/);
  });
});
