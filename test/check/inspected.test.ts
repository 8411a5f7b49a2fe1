/** Views that only `docker inspect` answers, over what engines print. */
import { expect, test } from 'vitest';
import { parseLabels, parseSpec } from '../../src/check/probes/inspected.ts';

const SERVICE = {
  Spec: {
    Name: 'web',
    TaskTemplate: {
      ContainerSpec: {
        Image: 'nginx:alpine@sha256:9db8da9a4f92',
        Healthcheck: { Test: ['CMD-SHELL', 'curl -f localhost'] },
        Secrets: [{ SecretName: 'password', File: { Name: 'password' } }],
        Configs: [{ ConfigName: 'site', File: { Name: '/etc/site.conf' } }],
      },
      Resources: { Reservations: { MemoryBytes: 209715200 } },
      Placement: { Constraints: ['node.labels.disk==ssd', 'node.role==worker'] },
      Networks: [{ Target: 'id-of-back' }, { Target: 'unknown' }],
    },
    UpdateConfig: { Order: 'start-first' },
  },
  UpdateStatus: { State: 'paused' },
};
const NETWORKS = '{"ID":"id-of-back","Name":"back"}\n{"ID":"x","Name":"ingress"}\n';

test('what a service is to be, its networks by name', () => {
  expect(parseSpec(JSON.stringify([SERVICE]), NETWORKS)).toEqual([
    {
      Name: 'web',
      Image: 'nginx:alpine',
      Constraints: 'node.labels.disk==ssd, node.role==worker',
      Networks: 'back, unknown',
      Secrets: 'password',
      Configs: 'site at /etc/site.conf',
      ReservedMiB: '200',
      HealthCheck: 'curl -f localhost',
      UpdateOrder: 'start-first',
      UpdateState: 'paused',
    },
  ]);
});

test('a service of which little is said has empty cells', () => {
  const [row] = parseSpec('[{"Spec":{"Name":"web","TaskTemplate":{"ContainerSpec":{"Image":"redis"}}}}]', '');
  expect(row).toMatchObject({ Name: 'web', Image: 'redis', Constraints: '', Networks: '', ReservedMiB: '' });
});

test('a health check is its command, none if it is switched off, and empty if the image decides', () => {
  const checkOf = (check: object) => {
    const spec = { TaskTemplate: { ContainerSpec: { Image: 'redis', ...check } } };
    return parseSpec(JSON.stringify([{ Spec: spec }]), '')[0]?.HealthCheck;
  };
  expect(checkOf({ Healthcheck: { Test: ['CMD', 'nc', '-z', 'localhost', '80'] } })).toBe(
    'nc -z localhost 80',
  );
  expect(checkOf({ Healthcheck: { Test: ['NONE'] } })).toBe('none');
  expect(checkOf({ Healthcheck: { Interval: 1_000_000_000 } })).toBe('');
  expect(checkOf({})).toBe('');
});

test('what is no list of services has no row', () => {
  for (const text of ['', '[]', 'Error: no such service: web', '{"Spec":{}}'])
    expect(parseSpec(text, '')).toEqual([]);
});

test('labels of nodes, a row each', () => {
  const node = (name: string, labels?: object) => ({
    Spec: { Labels: labels },
    Description: { Hostname: name },
  });
  const nodes = [node('one', { disk: 'ssd', zone: 'a' }), node('two'), node('three', {})];
  expect(parseLabels(JSON.stringify(nodes))).toEqual([
    { Hostname: 'one', Label: 'disk', Value: 'ssd' },
    { Hostname: 'one', Label: 'zone', Value: 'a' },
  ]);
});
