import { describe, expect, it } from 'vitest';
import { DockerLab } from '../../support/docker-lab.ts';

/** A Compose file with something wrong, and what docker CLI 28.2.2 says of it. */
const WRONG = [
  [
    'services:\n  web:\n    image: a\n    nosuch: 1\n',
    'services.web Additional property nosuch is not allowed',
  ],
  ['services:\n  web:\n    image: a\nnosuch: 1\n', '(root) Additional property nosuch is not allowed'],
  [
    'services:\n  web:\n    deploy:\n      replica: 1\n',
    'services.web.deploy Additional property replica is not allowed',
  ],
  [
    'services:\n  web:\n    deploy:\n      replicas: five\n',
    'services.web.deploy.replicas must be a integer',
  ],
  ['services:\n  web:\n    image: [a]\n', 'services.web.image must be a string'],
  ['services:\n  web:\n    ports: 80\n', 'services.web.ports must be a list'],
  ['services:\n  web:\n    ports:\n      - "80:x"\n', "services.web.ports.0 Does not match format 'ports'"],
  [
    'services:\n  web:\n    ports:\n      - "99999:80"\n',
    "services.web.ports.0 Does not match format 'ports'",
  ],
  ['services:\n  web:\n    ports:\n      - target: x\n', 'services.web.ports.0.target must be a integer'],
  ['services:\n  web:\n    environment: 5\n', 'services.web.environment must be a mapping'],
  ['services:\n  web:\n    command: ["a", 5]\n', 'services.web.command.1 must be a string'],
  ['services:\n  web:\n    deploy: 5\n', 'services.web.deploy must be a mapping or null'],
  [
    'services:\n  web:\n    deploy:\n      update_config:\n        delay: abc\n',
    "services.web.deploy.update_config.delay Does not match format 'duration'",
  ],
  [
    'services:\n  web:\n    deploy:\n      resources:\n        limits:\n          cpus: 0.1\n',
    'services.web.deploy.resources.limits.cpus must be a string',
  ],
  ['services:\n  web:\n\timage: a\n', 'yaml: line 3: found character that cannot start any token'],
  [
    'services:\n  web:\n    image: a\n    image: b\n',
    'yaml: unmarshal errors:\n  line 4: mapping key "image" already defined at line 3',
  ],
  ['services:\n', 'services must be a mapping'],
  ['', 'top-level object must be a mapping'],
  ['version: "2"\nservices:\n  web:\n    image: a\n', 'unsupported Compose file version: 2'],
  ['version: 3\nservices:\n  web:\n    image: a\n', 'version must be a string'],
  [
    'services:\n  web:\n    image: ${IMG:?need it}\n',
    'invalid interpolation format for services.web.image: "required variable IMG is missing a value: need it"; you may need to escape any $ with another $',
  ],
  // Of several mistakes the one deepest inside is told.
  [
    'nosuch: 1\nservices:\n  web:\n    deploy:\n      replicas: five\n',
    'services.web.deploy.replicas must be a integer',
  ],
  ['services:\n  web:\n    cap_add: [a, b, a]\n', 'services.web.cap_add array items[0,2] must be unique'],
  [
    'services:\n  web:\n    deploy:\n      update_config:\n        order: any\n',
    'services.web.deploy.update_config.order services.web.deploy.update_config.order must be one of the following: "start-first", "stop-first"',
  ],
  ['services:\n  web:\n    volumes: [{source: a}]\n', 'services.web.volumes.0 type is required'],
  ['version: 9\nservices: {}\n', 'unsupported Compose file version: 9'],
  [
    'services:\n  web:\n    mem_limit: 1m\n',
    'Compose file contains unsupported options:\n\nmem_limit: Set resource limits using deploy.resources\n',
  ],
  [
    'services:\n  web:\n    image: a\n    deploy:\n      replicas: -1\n      resources:\n        limits:\n          memory: lots\n',
    "decoding failed due to the following error(s):\n\ncannot parse 'Deploy.Replicas', -1 overflows uint\nerror decoding 'Deploy.Resources.Limits.memory': invalid size: 'lots'",
  ],
  [
    'services:\n  web:\n    image: a\n    deploy:\n      resources:\n        limits:\n          memory: 12q\n',
    "decoding failed due to the following error(s):\n\nerror decoding 'Deploy.Resources.Limits.memory': invalid suffix: 'q'",
  ],
  [
    'services:\n  web:\n    image: a\n    deploy:\n      replicas: ${NO:-five}\n',
    'error while interpolating services.web.deploy.replicas: failed to cast to expected type: strconv.Atoi: parsing "five": invalid syntax',
  ],
  [
    'services:\n  web:\n    image: Me/App:1\n',
    'invalid image reference for service web: invalid reference format: repository name (App) must be lowercase',
  ],
  [
    'services:\n  web:\n    image: a\n    env_file: no.env\n',
    'open /home/sam/no.env: no such file or directory',
  ],
] as const;

describe('a Compose file with a mistake', () => {
  it.each(WRONG)('%j', async (file, message) => {
    const lab = new DockerLab();
    lab.files.set('x.yml', file);
    const { stderr, exitCode } = await lab.docker('stack deploy -c x.yml lab');
    expect(stderr).toBe(`${message}\n`);
    expect(exitCode).toBe(1);
  });

  it('or that is not there', async () => {
    const { stderr } = await new DockerLab().docker('stack deploy -c nosuch.yml lab');
    expect(stderr).toBe('open nosuch.yml: no such file or directory\n');
  });
});

/** What only comes out when networks were made already: what stdout and stderr say. */
const LATE = [
  ['networks: [front]', 'Creating network lab_front\n', 'service web: undefined network "front"'],
  [
    'deploy: {resources: {limits: {cpus: lots}}}',
    'Creating network lab_default\n',
    'service web: failed to parse lots as a rational number',
  ],
  ['deploy: {mode: some}', 'Creating network lab_default\n', 'service web: Unknown mode: some'],
  ['restart: sometimes', 'Creating network lab_default\n', 'service web: unknown restart policy: sometimes'],
  ['volumes: ["data:/data"]', 'Creating network lab_default\n', 'service web: undefined volume "data"'],
  [
    'deploy: {restart_policy: {condition: sometimes}}',
    'Creating network lab_default\nCreating service lab_web\n',
    'failed to create service lab_web: Error response from daemon: invalid RestartCondition: "sometimes"',
  ],
  [
    'deploy: {update_config: {failure_action: cry}}',
    'Creating network lab_default\nCreating service lab_web\n',
    'failed to create service lab_web: Error response from daemon: unrecognized update failure action cry',
  ],
  [
    'deploy: {placement: {constraints: ["node.role = manager"]}}',
    'Creating network lab_default\nCreating service lab_web\n',
    'failed to create service lab_web: Error response from daemon: rpc error: code = Unknown desc = constraint expected one operator from ==, !=',
  ],
] as const;

describe('a Compose file whose mistake only comes out on the way', () => {
  it.each(LATE)('%s', async (line, stdout, message) => {
    const lab = new DockerLab();
    await lab.swarm();
    lab.files.set('x.yml', `services:\n  web:\n    image: john/get-started:part2\n    ${line}\n`);
    const printed = await lab.docker('stack deploy -c x.yml lab');
    expect(printed.stdout).toBe(stdout);
    expect(printed.stderr.trimEnd().split('\n').at(-1)).toBe(message);
    expect(printed.exitCode).toBe(1);
    // What was made stays, and is the stack's.
    const removed = await lab.docker('stack rm lab');
    expect(removed.stdout).toBe(
      stdout.replaceAll('Creating service lab_web\n', '').replace('Creating', 'Removing'),
    );
  });

  it('makes no network under a name that the engine refuses', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    const printed = await lab.docker("stack deploy -c docker-compose.yml 'bad name'");
    expect(printed.stdout).toBe('Creating network bad name_webnet\n');
    expect(printed.stderr).toContain('name must be valid as a DNS name component');
    expect((await lab.docker("stack rm 'bad name'")).stderr).toBe('Nothing found in stack: bad name\n');
  });
});

describe('a Compose file with everything', () => {
  it('becomes the service that it describes', async () => {
    const lab = new DockerLab();
    await lab.swarm();
    lab.files.set(
      'x.yml',
      `services:
  web:
    image: \${IMAGE:-john/get-started:part2}
    command: sh -c "echo 'hi there'"
    environment: {A: 1, B: two}
    ports:
      - "8000-8001:80-81/udp"
      - {target: 80, published: 8080, mode: host}
    networks:
      front: {aliases: [www]}
    deploy:
      mode: global
      labels: [c=d]
      placement: {constraints: [node.role == manager]}
      update_config: {parallelism: 2, delay: 1m30s, order: start-first}
    restart: always
networks:
  front: {attachable: true}
`,
    );
    const { stderr } = await lab.docker('stack deploy -c x.yml lab');
    expect(stderr).toContain('Ignoring unsupported options: restart\n\n');
    const inspected: unknown = JSON.parse((await lab.docker('service inspect lab_web')).stdout);
    expect(inspected).toMatchObject([
      {
        Spec: {
          Labels: { c: 'd', 'com.docker.stack.namespace': 'lab' },
          TaskTemplate: {
            ContainerSpec: {
              Image: 'john/get-started:part2',
              Args: ['sh', '-c', "echo 'hi there'"],
              Env: ['A=1', 'B=two'],
            },
            Placement: { Constraints: ['node.role == manager'] },
            Networks: [{ Aliases: ['www', 'web'] }],
          },
          Mode: { Global: {} },
          UpdateConfig: { Parallelism: 2, Delay: 90_000_000_000, Order: 'start-first' },
        },
        Endpoint: {
          Ports: [
            { Protocol: 'udp', TargetPort: 80, PublishedPort: 8000 },
            { Protocol: 'udp', TargetPort: 81, PublishedPort: 8001 },
            { Protocol: 'tcp', TargetPort: 80, PublishedPort: 8080, PublishMode: 'host' },
          ],
        },
      },
    ]);
  });
});
