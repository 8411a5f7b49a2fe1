/** `docker swarm`: init, join, leave, tokens, certificates and locks. */

import { parseBool } from '../../../go/strconv.ts';
import { defined } from '../../../value/defined.ts';
import type { SwarmInitOptions, SwarmJoinOptions } from '../../engine/contract/engine.ts';
import { EngineError } from '../../engine/contract/errors.ts';
import type { NodeSpec, SwarmSpec } from '../../engine/contract/types.ts';
import { type CommandGroup, type CommandRun, NO_ARGS, ONE_ARG } from '../cli/command.ts';
import { ClientError, daemonError } from '../cli/errors.ts';
import { renderPage } from '../cli/page.ts';
import { PAGES } from '../help/swarm.ts';
import { waitForRotation } from '../progress/rotation.ts';

type Role = 'worker' | 'manager';

/** `docker swarm …` */
export const group: CommandGroup = {
  pages: PAGES,
  handlers: {
    'swarm init': { args: NO_ARGS, run: init },
    'swarm join': { args: ONE_ARG, run: join },
    'swarm join-token': { args: ONE_ARG, run: joinToken },
    'swarm leave': { args: NO_ARGS, run: leave },
    'swarm update': { args: NO_ARGS, run: update },
    'swarm ca': { args: NO_ARGS, run: ca },
    'swarm unlock': { args: NO_ARGS, run: unlock },
    'swarm unlock-key': { args: NO_ARGS, run: unlockKey },
  },
};

const COMMAND_FOLLOWS = 'run the following command:\n\n    ';

function availability(context: CommandRun): NodeSpec['Availability'] | undefined {
  const value = context.flags.maybe('availability');
  if (value === undefined || value === 'active' || value === 'pause' || value === 'drain') return value;
  throw new ClientError(
    `invalid availability ${JSON.stringify(value)}, only active, pause and drain are supported`,
  );
}

/** The address to join at, out of the swarm's managers: that of this engine. */
function managerAddress(context: CommandRun): string {
  const swarm = context.engine().info().Swarm;
  return (
    swarm.RemoteManagers?.find((manager) => manager.NodeID === swarm.NodeID)?.Addr ?? `${swarm.NodeAddr}:2377`
  );
}

function joinHint(context: CommandRun, role: Role): string {
  const tokens = context.engine().swarmInspect().JoinTokens;
  const token = role === 'worker' ? tokens.Worker : tokens.Manager;
  return `To add a ${role} to this swarm, ${COMMAND_FOLLOWS}docker swarm join --token ${token} ${managerAddress(context)}\n`;
}

function init(context: CommandRun): number {
  const { flags, call } = context;
  const advertiseAddr = flags.maybe('advertise-addr');
  const listenAddr = flags.maybe('listen-addr');
  const chosen = availability(context);
  const options: SwarmInitOptions = {
    ...defined({
      advertiseAddr,
      listenAddr,
      availability: chosen,
      defaultAddrPool: flags.changed('default-addr-pool') ? flags.list('default-addr-pool') : undefined,
    }),
    forceNewCluster: flags.on('force-new-cluster'),
    autolock: flags.on('autolock'),
  };
  const engine = context.engine();
  const id = engine.swarmInit(options);
  if (specChanged(context)) engine.swarmUpdate((spec) => changeSpec(context, spec));
  call.out(`Swarm initialized: current node (${id}) is now a manager.\n\n${joinHint(context, 'worker')}\n`);
  call.out(
    "To add a manager to this swarm, run 'docker swarm join-token manager' and follow the instructions.\n",
  );
  if (flags.on('autolock')) call.out(`\n${unlockText(engine.swarmUnlockKey())}`);
  return 0;
}

function join(context: CommandRun): number {
  const { flags, call, args } = context;
  const advertiseAddr = flags.maybe('advertise-addr');
  const listenAddr = flags.maybe('listen-addr');
  const chosen = availability(context);
  const options: SwarmJoinOptions = {
    token: flags.text('token'),
    remoteAddrs: args,
    ...defined({ advertiseAddr, listenAddr, availability: chosen }),
  };
  const role = context.engine().swarmJoin(options);
  call.out(`This node joined a swarm as a ${role}.\n`);
  return 0;
}

function joinToken(context: CommandRun): number {
  const { flags, call, args } = context;
  const role = args[0];
  if (role !== 'worker' && role !== 'manager') throw new ClientError(`unknown role ${role ?? ''}`);
  const quiet = flags.on('quiet');
  if (flags.on('rotate')) {
    context.engine().swarmRotateToken(role);
    if (!quiet) call.out(`Successfully rotated ${role} join token.\n\n`);
  }
  const tokens = context.engine().swarmInspect().JoinTokens;
  if (quiet) call.out(`${role === 'worker' ? tokens.Worker : tokens.Manager}\n`);
  else call.out(`${joinHint(context, role)}\n`);
  return 0;
}

function leave(context: CommandRun): number {
  context.engine().swarmLeave(context.flags.on('force'));
  context.call.out('Node left the swarm.\n');
  return 0;
}

function specChanged(context: CommandRun): boolean {
  return [
    'task-history-limit',
    'cert-expiry',
    'dispatcher-heartbeat',
    'max-snapshots',
    'snapshot-interval',
    'autolock',
  ].some((name) => context.flags.changed(name));
}

function changeSpec({ flags }: CommandRun, spec: SwarmSpec): void {
  const lock = flags.maybe('autolock');
  spec.Orchestration.TaskHistoryRetentionLimit =
    flags.number('task-history-limit') ?? spec.Orchestration.TaskHistoryRetentionLimit;
  spec.CAConfig.NodeCertExpiry = flags.duration('cert-expiry') ?? spec.CAConfig.NodeCertExpiry;
  spec.Dispatcher.HeartbeatPeriod = flags.duration('dispatcher-heartbeat') ?? spec.Dispatcher.HeartbeatPeriod;
  spec.Raft.KeepOldSnapshots = flags.number('max-snapshots') ?? spec.Raft.KeepOldSnapshots;
  spec.Raft.SnapshotInterval = flags.number('snapshot-interval') ?? spec.Raft.SnapshotInterval;
  if (lock !== undefined) spec.EncryptionConfig.AutoLockManagers = parseBool(lock) ?? false;
}

function update(context: CommandRun): number {
  const { call } = context;
  if (!specChanged(context)) {
    call.out(renderPage(context.page, call.isTerminal ? call.columns : 80));
    return 0;
  }
  const engine = context.engine();
  const before = engine.swarmInspect().Spec.EncryptionConfig.AutoLockManagers;
  engine.swarmUpdate((spec) => changeSpec(context, spec));
  call.out('Swarm updated.\n');
  if (!before && context.flags.on('autolock')) call.out(unlockText(engine.swarmUnlockKey()));
  return 0;
}

async function ca(context: CommandRun): Promise<number> {
  const { flags } = context;
  if (!flags.on('rotate')) {
    const alone = ['ca-cert', 'ca-key', 'cert-expiry', 'external-ca'].find((name) => flags.changed(name));
    if (alone !== undefined)
      throw new ClientError(`\`--${alone}\` flag requires the \`--rotate\` flag to update the CA`);
  } else {
    context.engine().swarmRotateCa();
    if (flags.on('detach')) return 0;
    await waitForRotation(context, flags.on('quiet'));
  }
  context.call.out(context.engine().swarmCa());
  return 0;
}

async function unlock(context: CommandRun): Promise<number> {
  const state = context.engine().info().Swarm.LocalNodeState;
  if (state === 'inactive') throw new ClientError('Error: This node is not part of a swarm');
  if (state !== 'locked') throw new ClientError('Error: swarm is not locked');
  const key = (await context.call.stdin()).split('\n')[0] ?? '';
  context.engine().swarmUnlock(key.trim());
  return 0;
}

function unlockKey(context: CommandRun): number {
  const { flags, call } = context;
  const quiet = flags.on('quiet');
  if (flags.on('rotate')) {
    context.engine().swarmRotateUnlockKey();
    if (!quiet) call.out('Successfully rotated manager unlock key.\n\n');
  }
  const key = fetchUnlockKey(context);
  if (key === '') throw new ClientError('no unlock key is set');
  call.out(quiet ? `${key}\n` : unlockText(key));
  return 0;
}

function fetchUnlockKey({ engine }: CommandRun): string {
  try {
    return engine().swarmUnlockKey();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new ClientError(`could not fetch unlock key: ${daemonError(error)}`);
  }
}

function unlockText(key: string): string {
  return (
    `To unlock a swarm manager after it restarts, run the \`docker swarm unlock\`\ncommand and provide the following key:\n\n` +
    `    ${key}\n\nRemember to store this key in a password manager, since without it you\nwill not be able to restart the manager.\n`
  );
}
