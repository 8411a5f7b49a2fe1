/** What is made of the listings that real programs print. */
import { describe, expect, it } from 'vitest';
import * as listings from '../../src/check/probes/listings.ts';
import { parseMachines } from '../../src/check/probes/machines.ts';
import { jsonLines, taskRow } from './fakes.ts';
import { firstRecorded, recorded } from './recording.ts';

describe('what real engines print in columns', () => {
  it('nodes: the mark of the own node is not part of its id', () => {
    const { stdout } = firstRecorded('04-nodes.txt', 'docker-machine ssh myvm1 "docker node ls"');
    expect(listings.parseNodes(stdout)).toEqual([
      {
        ID: 'ytd0keuy28wnr9v06qauy0f6c',
        Hostname: 'myvm1',
        Status: 'Ready',
        Availability: 'Active',
        ManagerStatus: 'Leader',
        EngineVersion: '20.10.24+dfsg1',
        Self: 'true',
      },
      {
        ID: 'x1webv8w42oa320twzztfluvm',
        Hostname: 'myvm2',
        Status: 'Ready',
        Availability: 'Active',
        ManagerStatus: '',
        EngineVersion: '20.10.24+dfsg1',
        Self: 'false',
      },
    ]);
  });

  it('tasks: earlier tasks of a slot lose their indentation, errors their quotes', () => {
    const { stdout } = firstRecorded(
      '11-node-down.txt',
      'docker node ls; docker service ls; docker service ps getstartedlab_web',
    );
    const table = stdout.slice(stdout.indexOf('ID             NAME                      IMAGE '));
    const tasks = listings.parseTasks(table);
    expect(tasks).toHaveLength(13);
    expect(tasks[9]).toMatchObject({
      Name: 'getstartedlab_web.4',
      Node: 'myvm2',
      DesiredState: 'Shutdown',
      State: 'failed',
      Error: 'error while removing network:…',
    });
    expect(tasks[0]).toMatchObject({
      Name: 'getstartedlab_web.1',
      CurrentState: 'Running 5 minutes ago',
      State: 'running',
    });
  });

  it('tasks: the image is told by its tag, without the digest', () => {
    const task = taskRow(
      { Name: 'a.1', Node: 'myvm1', Image: `repo:5000/app:part2@sha256:${'0af9'.repeat(16)}` },
      0,
    );
    const bare = taskRow({ Name: 'a.2', Node: 'myvm1', Image: `repo/app@sha256:${'0af9'.repeat(16)}` }, 1);
    const images = listings.parseTasks(jsonLines([task, bare])).map(({ Image }) => Image);
    expect(images).toEqual(['repo:5000/app:part2', `repo/app@sha256:${'0af9'.repeat(16)}`]);
  });

  it('services: replicas are split into running and desired', () => {
    const [services] = recorded('15-cli-20.10.txt', 'docker service ls').slice(-1);
    expect(listings.parseServices(services?.stdout ?? '')).toMatchObject([
      { Name: 'getstartedlab_web', Running: '6', Desired: '3', Ports: '*:80->80/tcp' },
    ]);
  });

  it('stacks, with and without an orchestrator', () => {
    const expected = [{ Name: 'getstartedlab', Services: '1' }];
    expect(listings.parseStacks(firstRecorded('07-stack-views.txt', 'docker stack ls').stdout)).toEqual(
      expected,
    );
    expect(listings.parseStacks(firstRecorded('15-cli-20.10.txt', 'docker stack ls').stdout)).toEqual(
      expected,
    );
  });

  it('containers: the state follows from the status where it is not given', () => {
    const containers = listings.parseContainers(firstRecorded('15-cli-20.10.txt', 'docker ps').stdout);
    expect(containers[0]).toMatchObject({ ID: 'd49c4bb60083', State: 'running', Ports: '80/tcp' });
    expect(
      listings.parseContainers(jsonLines([{ ID: 'a', Status: 'Exited (0) 1 second ago' }]))[0]?.State,
    ).toBe('exited');
  });

  it('machines: a host that is away, one whose engine is unknown', () => {
    const tables = recorded('machine-generic.txt', 'docker-machine ls').map(({ stdout }) =>
      parseMachines(stdout),
    );
    expect(tables[0]?.[0]).toMatchObject({
      Name: 'myvm1',
      State: 'Running',
      IP: '192.168.99.100',
      Active: '-',
    });
    expect(tables.flat().filter(({ State }) => State !== 'Running')).toMatchObject([
      { Name: 'myvm2', State: 'Timeout', Active: '', IP: '' },
      { Name: 'myvm2', State: 'Stopped', Docker: 'Unknown' },
    ]);
  });
});

describe('what PowerShell prints', () => {
  it('reads one Hyper-V switch or several, types as words or numbers', () => {
    expect(listings.parseSwitches('{"Name":"myswitch","SwitchType":"External"}\r\n')).toEqual([
      { Name: 'myswitch', SwitchType: 'External' },
    ]);
    expect(listings.parseSwitches('[{"Name":"a","SwitchType":1},{"Name":"b","SwitchType":2}]')).toEqual([
      { Name: 'a', SwitchType: 'Internal' },
      { Name: 'b', SwitchType: 'External' },
    ]);
    expect(listings.parseSwitches('')).toEqual([]);
  });
});
