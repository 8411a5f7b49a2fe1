/**
 * Waits for new certificates of all nodes after `docker swarm ca --rotate`.
 * Source: https://github.com/docker/cli/blob/master/cli/command/swarm/progress/root_rotation.go
 */
import { createHash } from 'node:crypto';
import type { CommandRun } from '../cli/command.ts';
import { progressDisplay, SILENT } from './display.ts';

const TICK_MS = 200;
const DIGEST = 'desired root digest';
const CERTIFICATES = '  rotated TLS certificates';
const ROOTS = '  rotated CA certificates';

/** Draws how many nodes have a certificate of the new root, until all do. On Ctrl-C it prints that the rotation goes on. */
export async function waitForRotation(context: CommandRun, quiet: boolean): Promise<void> {
  const { call } = context;
  const display = quiet ? SILENT : progressDisplay(call);
  display.update(DIGEST, '');
  display.update(CERTIFICATES, '');
  display.update(ROOTS, ' ');
  for (let done = false; !done; ) {
    const { TLSInfo: wanted, RootRotationInProgress: rotating } = context.engine().swarmInspect();
    const infos = context
      .engine()
      .nodeList()
      .map((node) => node.Description.TLSInfo);
    display.update(DIGEST, `sha256:${createHash('sha256').update(wanted.TrustRoot).digest('hex')}`);
    const certificates = infos.filter(
      (info) =>
        info.CertIssuerPublicKey === wanted.CertIssuerPublicKey &&
        info.CertIssuerSubject === wanted.CertIssuerSubject,
    ).length;
    const all = certificates === infos.length && !rotating;
    const roots = all ? infos.filter((info) => info.TrustRoot === wanted.TrustRoot).length : 0;
    const nodes = { total: infos.length, units: 'nodes' };
    display.animate(CERTIFICATES, '', { current: certificates, ...nodes });
    display.animate(ROOTS, ' ', { current: roots, ...nodes });
    done = all && roots === infos.length;
    try {
      await call.sleep(TICK_MS);
    } catch (error) {
      if (!done) {
        display.message('Operation continuing in background.');
        display.message('Use `swarmctl cluster inspect default` to check progress.');
      }
      throw error;
    }
  }
}
