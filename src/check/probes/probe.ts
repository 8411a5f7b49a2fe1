/** A probe: asks for one view of the cluster and returns its rows, or the reason why there are none. */
import type { Answer } from '../../driver/types.ts';
import { powershellQuestion } from '../../text/powershell.ts';
import type { Row } from '../tables.ts';
import type { ViewName } from '../types.ts';
import type { Asker } from './asker.ts';
import { parseLabels, parseSpec } from './inspected.ts';
import * as listings from './listings.ts';
import { MACHINES_ARGV, parseMachines } from './machines.ts';
import { type Reason, reasonFor } from './reasons.ts';
import { parseInfo } from './swarm.ts';
import { parseVersion, versionQuestions } from './version.ts';

/** What to look at: a view, its subject, and the machine to ask (none: as the session's shell would). */
export interface ProbeRequest {
  readonly view: ViewName;
  readonly of?: string | undefined;
  readonly on?: string | undefined;
}

export type ProbeResult =
  /** `note` is the reason why there is nothing to see: no swarm, no such stack. */
  | { readonly ok: true; readonly rows: readonly Row[]; readonly note?: Reason }
  | { readonly ok: false; readonly reason: Reason };

const JSON_FORMAT = ['--format', '{{json .}}'];
const SWITCHES_ARGV = powershellQuestion(
  "Get-VMSwitch | Select-Object Name, @{n='SwitchType';e={$_.SwitchType.ToString()}} | ConvertTo-Json -Compress",
);

/** Looks at one view. Never rejects, except when aborted. */
export async function probe(asker: Asker, request: ProbeRequest): Promise<ProbeResult> {
  switch (request.view) {
    case 'machines':
      return local(asker, MACHINES_ARGV, parseMachines);
    case 'switches':
      return local(asker, SWITCHES_ARGV, listings.parseSwitches);
    case 'env':
      return { ok: true, rows: [asker.place.env] };
    case 'version':
      return version(asker, request);
    case 'swarm':
      return swarm(asker, request);
    case 'tasks':
      return tasks(asker, request);
    case 'nodes':
      return listed(asker, request, ['node', 'ls'], listings.parseNodes);
    case 'stacks':
      return listed(asker, request, ['stack', 'ls'], listings.parseStacks);
    case 'services':
      return listed(
        asker,
        request,
        request.of === undefined ? ['service', 'ls'] : ['stack', 'services', request.of],
        listings.parseServices,
      );
    case 'containers':
      return listed(asker, request, ['ps', '-a'], listings.parseContainers);
    case 'networks':
      return listed(asker, request, ['network', 'ls'], listings.parseNetworks);
    case 'spec':
      return spec(asker, request);
    case 'labels':
      return labels(asker, request);
    case 'images':
      return listed(asker, request, ['images'], listings.parseImages);
  }
}

type Parse = (stdout: string) => Row[];

function askWhere(asker: Asker, on: string | undefined, argv: readonly string[]): Promise<Answer> {
  return on === undefined ? asker.ask(argv) : asker.askOn(on, argv);
}

async function local(asker: Asker, argv: readonly string[], parse: Parse): Promise<ProbeResult> {
  const answer = await asker.ask(argv);
  if (answer.exitCode === 0) return { ok: true, rows: parse(answer.stdout) };
  return { ok: false, reason: reasonFor(answer, argv[0] ?? '') };
}

/** Asks the Docker CLI for a listing, in JSON or, where the CLI is too old for that, as a table. */
async function docker(asker: Asker, request: ProbeRequest, command: readonly string[]): Promise<Answer> {
  const answer = await askWhere(asker, request.on, ['docker', ...command, ...JSON_FORMAT]);
  const tooOld = answer.exitCode !== 0 && /unknown flag: --format/.test(answer.stderr);
  return tooOld ? askWhere(asker, request.on, ['docker', ...command]) : answer;
}

async function listed(
  asker: Asker,
  request: ProbeRequest,
  command: readonly string[],
  parse: Parse,
): Promise<ProbeResult> {
  return result(await docker(asker, request, command), request, parse);
}

function result(answer: Answer, request: ProbeRequest, parse: Parse): ProbeResult {
  const reason = () => reasonFor(answer, 'docker', request.on, request.of);
  if (answer.exitCode === 0) {
    const rows = parse(answer.stdout);
    // `stack services` of a stack that is not there exits 0 and says so on stderr.
    const empty = rows.length === 0 && /nothing found/i.test(answer.stderr);
    return empty ? { ok: true, rows, note: reason() } : { ok: true, rows };
  }
  const why = reason();
  const nothing = why.code === 'not-in-swarm' || why.code === 'nothing-found';
  return nothing ? { ok: true, rows: [], note: why } : { ok: false, reason: why };
}

/** Tasks of a stack, else of the service of that name; without a name, of every service. */
async function tasks(asker: Asker, request: ProbeRequest): Promise<ProbeResult> {
  if (request.of === undefined) {
    const services = await probe(asker, { view: 'services', on: request.on });
    if (!services.ok || services.rows.length === 0) return services;
    const names = services.rows.map((row) => row.Name ?? '');
    return listed(asker, request, ['service', 'ps', '--no-trunc', ...names], listings.parseTasks);
  }
  const ofStack = await docker(asker, request, ['stack', 'ps', '--no-trunc', request.of]);
  const found = result(ofStack, request, listings.parseTasks);
  if (!found.ok || found.note?.code !== 'nothing-found') return found;
  return listed(asker, request, ['service', 'ps', '--no-trunc', request.of], listings.parseTasks);
}

/** The specification of a service; networks are given by name. */
async function spec(asker: Asker, request: ProbeRequest): Promise<ProbeResult> {
  const [inspected, networks] = await Promise.all([
    askWhere(asker, request.on, ['docker', 'service', 'inspect', request.of ?? '']),
    askWhere(asker, request.on, ['docker', 'network', 'ls', '--no-trunc', ...JSON_FORMAT]),
  ]);
  return result(inspected, request, (stdout) => parseSpec(stdout, networks.stdout));
}

/** Labels of all nodes. */
async function labels(asker: Asker, request: ProbeRequest): Promise<ProbeResult> {
  const listing = await askWhere(asker, request.on, ['docker', 'node', 'ls', '-q']);
  const ids = listing.stdout.split(/\s+/).filter((id) => id !== '');
  if (listing.exitCode !== 0 || ids.length === 0) return result(listing, request, () => []);
  return result(
    await askWhere(asker, request.on, ['docker', 'node', 'inspect', ...ids]),
    request,
    parseLabels,
  );
}

async function swarm(asker: Asker, request: ProbeRequest): Promise<ProbeResult> {
  const answer = await askWhere(asker, request.on, ['docker', 'info', ...JSON_FORMAT]);
  const { rows, error } = parseInfo(answer.stdout);
  if (rows.length > 0) return { ok: true, rows };
  const failed = { stdout: '', stderr: `${error ?? ''}\n${answer.stderr}`, exitCode: answer.exitCode };
  return { ok: false, reason: reasonFor(failed, 'docker', request.on) };
}

async function version(asker: Asker, request: ProbeRequest): Promise<ProbeResult> {
  const tool = request.of ?? 'docker';
  let first: Answer | undefined;
  for (const argv of versionQuestions(tool)) {
    const answer = await askWhere(asker, request.on, argv);
    const found = parseVersion(answer);
    if (found !== undefined) return { ok: true, rows: [{ Version: found }] };
    // The error of the first question is the most informative: the others are only substitutes.
    first ??= answer;
  }
  return {
    ok: false,
    reason: reasonFor(first ?? { stdout: '', stderr: '', exitCode: null }, tool, request.on),
  };
}
