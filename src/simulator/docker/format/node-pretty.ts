/** A node as `docker node inspect --pretty` prints it. */
import { binarySize } from '../../../go/units.ts';
import type { Node } from '../../engine/contract/types.ts';
import { capitalized } from './tasks.ts';

/** A node as `docker node inspect --pretty` prints it. */
export function prettyNode(node: Node): string {
  const { Description: about, Spec: spec, Status: status, ManagerStatus: manager } = node;
  const lines = [`ID:\t\t\t${node.ID}`];
  if (spec.Name !== undefined && spec.Name !== '') lines.push(`Name:\t\t\t${spec.Name}`);
  if (Object.keys(spec.Labels).length > 0) lines.push('Labels:', ...labelLines(spec.Labels));
  lines.push(
    `Hostname:              \t${about.Hostname}`,
    `Joined at:             \t${String(node.CreatedAt).toLowerCase()}`,
    'Status:',
    ` State:\t\t\t${capitalized(status.State)}`,
  );
  if (status.Message !== undefined && status.Message !== '')
    lines.push(` Message:\t\t${capitalized(status.Message)}`);
  lines.push(` Availability:         \t${capitalized(spec.Availability)}`);
  if (status.Addr !== '') lines.push(` Address:\t\t${status.Addr}`);
  if (manager)
    lines.push(
      'Manager Status:',
      ` Address:\t\t${manager.Addr}`,
      ` Raft Status:\t\t${capitalized(manager.Reachability)}`,
      ` Leader:\t\t${manager.Leader ? 'Yes' : 'No'}`,
    );
  lines.push(
    'Platform:',
    ` Operating System:\t${about.Platform.OS}`,
    ` Architecture:\t\t${about.Platform.Architecture}`,
    'Resources:',
    ` CPUs:\t\t\t${about.Resources.NanoCPUs / 1e9}`,
    ` Memory:\t\t${binarySize(about.Resources.MemoryBytes)}`,
  );
  lines.push(...pluginLines(about.Engine.Plugins), `Engine Version:\t\t${about.Engine.EngineVersion}`);
  const labels = about.Engine.Labels ?? {};
  if (Object.keys(labels).length > 0) lines.push('Engine Labels:', ...labelLines(labels));
  lines.push(
    'TLS Info:',
    ' TrustRoot:',
    about.TLSInfo.TrustRoot,
    ` Issuer Subject:\t${about.TLSInfo.CertIssuerSubject}`,
    ` Issuer Public Key:\t${about.TLSInfo.CertIssuerPublicKey}`,
  );
  return `${lines.join('\n')}\n`;
}

function labelLines(labels: Readonly<Record<string, string>>): string[] {
  return Object.keys(labels)
    .toSorted()
    .map((key) => ` - ${key}${labels[key] ? `=${labels[key]}` : ''}`);
}

function pluginLines(plugins: readonly { readonly Type: string; readonly Name: string }[]): string[] {
  const types = ['Log', 'Network', 'Volume'].filter((type) => plugins.some((plugin) => plugin.Type === type));
  const names = (type: string): string =>
    plugins
      .filter((plugin) => plugin.Type === type)
      .map((plugin) => plugin.Name)
      .join(', ');
  return types.length > 0 ? ['Plugins:', ...types.map((type) => ` ${type}:\t\t${names(type)}`)] : [];
}
