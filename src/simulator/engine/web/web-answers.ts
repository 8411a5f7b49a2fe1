/** The HTTP answers of web servers in containers, and their log lines. */

import type { Container } from '../contract/types.ts';
import { kept } from '../model/sealing.ts';
import type { Sim } from '../model/sim.ts';
import type { SimContainer, SimImage } from '../model/state.ts';
import type { ContainerFiles } from '../storage/container-files.ts';
import { pagePath } from '../storage/image-files.ts';

/** The page of a web server: the image's, or its replacement. */
function shownPage(image: SimImage, files: ContainerFiles): string {
  const path = pagePath(image);
  const file = path === undefined ? undefined : files.find(path);
  return file?.kind === 'file' ? file.text() : (image.sim.page ?? '');
}

/** The answer of a container to a GET; undefined when it does not speak HTTP on that port. */
export function httpAnswer(
  image: SimImage,
  container: Container,
  port: number,
  path: string,
  files: ContainerFiles,
): { readonly status: number; readonly headers: Record<string, string>; readonly body: string } | undefined {
  const listens = image.Config.ExposedPorts?.[`${port}/tcp`] !== undefined;
  if (!listens) return undefined;
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  switch (image.sim.program) {
    case 'hello-web': {
      if (path !== '/') return { status: 404, headers: html, body: '404 Not Found\n' };
      const name = container.Config.Env.find((v) => v.startsWith('NAME='))?.slice(5) ?? 'World';
      const tag = container.Config.Image.split('@')[0]?.split(':').pop() ?? 'latest';
      const version = container.Config.Image.split('@')[0]?.includes(':') ? tag : 'latest';
      const body = `<h3>Hello ${name}!</h3>\nHostname: ${container.Config.Hostname}\nVersion: ${version}\n`;
      return { status: 200, headers: html, body };
    }
    case 'whoami': {
      const text = { 'Content-Type': 'text/plain; charset=utf-8' };
      const body = `Hostname: ${container.Config.Hostname}\nIP: 127.0.0.1\nGET ${path} HTTP/1.1\n`;
      return { status: 200, headers: text, body };
    }
    case 'web':
      if (path !== '/') return { status: 404, headers: html, body: '<h1>404 Not Found</h1>\n' };
      return { status: 200, headers: html, body: shownPage(image, files) };
    default:
      return undefined;
  }
}

/** A request as it appears in a server's log. */
export interface Access {
  /** The address that it came from. */
  readonly client: string;
  readonly path: string;
  readonly agent: string;
  readonly status: number;
  readonly body: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Writes a line into the log of a server that keeps one. */
export function noteAccess(sim: Sim, image: SimImage, container: SimContainer, access: Access): void {
  if (pagePath(image) === undefined) return;
  const iso = new Date(sim.now).toISOString();
  const day = `${iso.slice(8, 10)}/${MONTHS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
  const text = `${access.client} - - [${day}] "GET ${access.path} HTTP/1.1" ${access.status} ${Buffer.byteLength(access.body)} "-" "${access.agent}" "-"`;
  container.sim.logs.push({ at: sim.now, stream: 'stdout', ...kept(sim, container, text) });
}
