/** The simulator prints what real engines printed when the scripts were last run on them. */
import { describe, expect, it } from 'vitest';
import { changed, compare, explanations, judge, showDifferences } from './compare.ts';
import { play } from './play.ts';
import { recordedFor } from './recorded.ts';
import { readScripts } from './script.ts';
import { Simulated } from './simulated.ts';

describe('the simulator, beside real engines', () => {
  it('prints the same, but for what docs/conformance.md explains', async () => {
    const scripts = readScripts();
    const place = new Simulated();
    const simulated = await play(scripts, place).finally(() => place.close());
    const { commands, differences } = compare(simulated, recordedFor(scripts));
    const { unexplained, idle } = judge(differences, explanations());
    expect(showDifferences(unexplained)).toBe('');
    expect(idle.map(({ command, lines }) => `${command.source}: ${lines.source}`)).toEqual([]);
    expect(commands).toBeGreaterThan(300);
  });

  it('has scripts for at least sixty errors', () => {
    const failed = recordedFor(readScripts()).flatMap((said) =>
      (said ?? []).filter(({ exitCode }) => exitCode !== 0),
    );
    expect(new Set(failed.map(({ command }) => command)).size).toBeGreaterThan(60);
  });
});

describe('the comparison', () => {
  it('shows a line that only one has, with the side it is on', () => {
    expect(changed(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual(['- b', '+ x', '+ d']);
    expect(changed(['a'], ['a'])).toEqual([]);
  });

  it('takes another stream, another exit code and another spacing for a difference', () => {
    const script = { subject: 's', name: 'n', start: 'nothing', unchanged: true, lines: [] } as const;
    const differing = (simulated: object): number => {
      const real = { command: 'c', stdout: 'NAME      MODE\nweb       global\n', stderr: '', exitCode: 0 };
      const said = [{ ...real, ...simulated }];
      return compare([{ script, said }], [[real]]).differences.length;
    };
    expect(differing({})).toBe(0);
    expect(differing({ exitCode: 1 })).toBeGreaterThan(0);
    expect(differing({ stdout: 'NAME       MODE\nweb        global\n' })).toBeGreaterThan(0);
    expect(differing({ stdout: 'MODE      NAME\nglobal    web\n' })).toBeGreaterThan(0);
    expect(differing({ stdout: '', stderr: 'NAME      MODE\nweb       global\n' })).toBeGreaterThan(0);
  });

  it('does not take a difference for explained because another one is', () => {
    const difference = { subject: 's', script: 'n', command: 'docker secret ls', line: '+ not simulated' };
    const known = [{ command: /^docker secret/, lines: /^\+ not.*$/, why: '' }];
    expect(judge([difference], known)).toEqual({ unexplained: [], idle: [] });
    expect(judge([{ ...difference, line: '- other' }], known)).toMatchObject({
      unexplained: [{ line: '- other' }],
      idle: known,
    });
  });
});
