import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  clientFiles,
  ensureClient,
  forgetClient,
  serverFiles,
  writeMachine,
} from '../../../src/docker-machine/dind/authority.ts';
import { engineAnswer } from '../../../src/docker-machine/dind/engine-answer.ts';
import { makeAuthority, makeServer } from '../../../src/docker-machine/dind/x509.ts';

describe('the files in the store', () => {
  let store: string;
  beforeEach(() => {
    store = mkdtempSync(join(tmpdir(), 'store-'));
  });
  afterEach(() => rmSync(store, { recursive: true, force: true }));
  const certs = (file: string) => readFileSync(join(store, 'certs', file), 'utf8');

  it("lie where Docker Machine's lie, readable by their owner only", () => {
    expect(ensureClient(store)).toEqual([
      `Creating CA: ${join(store, 'certs', 'ca.pem')}`,
      `Creating client certificate: ${join(store, 'certs', 'cert.pem')}`,
    ]);
    writeMachine(store, 'myvm1', ['127.0.0.1']);
    expect(readdirSync(join(store, 'certs')).sort()).toEqual(['ca-key.pem', 'ca.pem', 'cert.pem', 'key.pem']);
    const own = join(store, 'machines', 'myvm1');
    expect(readdirSync(own).sort()).toEqual([
      'ca.pem',
      'cert.pem',
      'key.pem',
      'server-key.pem',
      'server.pem',
    ]);
    if (process.platform !== 'win32') {
      for (const file of readdirSync(own)) expect(statSync(join(own, file)).mode & 0o077).toBe(0);
    }
  });

  it('are made once', () => {
    ensureClient(store);
    const first = certs('cert.pem');
    expect(ensureClient(store)).toEqual([]);
    expect(certs('cert.pem')).toBe(first);
  });

  it('are made anew where one is missing', () => {
    ensureClient(store);
    const first = certs('cert.pem');
    rmSync(join(store, 'certs', 'ca-key.pem'));
    expect(ensureClient(store)).toHaveLength(2);
    expect(certs('cert.pem')).not.toBe(first);
  });

  describe('with an engine that asks for them', () => {
    let server: Server;
    let at: string;
    const listen = (files: Readonly<Record<string, Buffer>>) =>
      new Promise<void>((resolve) => {
        const options = {
          key: files['server-key.pem'],
          cert: files['server.pem'],
          ca: files['ca.pem'],
          requestCert: true,
          rejectUnauthorized: true,
        };
        server = createServer(options, (_, response) => response.end('{"Version":"28.2.2"}'));
        server.on('tlsClientError', () => undefined);
        server.listen(0, '127.0.0.1', () => {
          at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
          resolve();
        });
      });
    const ask = async () => {
      const client = clientFiles(store, 'myvm1');
      return client && (await engineAnswer(at, client)).kind;
    };
    beforeEach(async () => {
      writeMachine(store, 'myvm1', ['127.0.0.1', 'myvm1']);
      await listen(serverFiles(store, 'myvm1'));
    });
    afterEach(() => new Promise((resolve) => server.close(resolve)));

    it('let the client in', async () => {
      expect(await ask()).toBe('up');
    });

    it('keep a client of another authority out', async () => {
      const before = clientFiles(store, 'myvm1');
      forgetClient(store);
      writeMachine(store, 'myvm1', ['127.0.0.1']);
      const after = clientFiles(store, 'myvm1');
      if (!before || !after) throw new Error('no files');
      expect((await engineAnswer(at, after)).kind).toBe('refused');
      expect((await engineAnswer(at, { ...after, ca: before.ca })).kind).toBe('refused');
      expect((await engineAnswer(at, before)).kind).toBe('up');
    });
  });
});

describe('a certificate', () => {
  it('is signed by its authority for exactly its names, from yesterday on for three years', () => {
    const authority = makeAuthority('tests', new Date('2026-03-01T12:00:00Z'));
    const made = makeServer(
      authority,
      'tests.myvm1',
      ['192.168.99.100', 'myvm1'],
      new Date('2026-03-01T12:00:00Z'),
    );
    const certificate = new X509Certificate(made.certificate);
    const issuer = new X509Certificate(authority.certificate);
    expect(issuer.ca).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.checkIssued(issuer)).toBe(true);
    expect(certificate.verify(issuer.publicKey)).toBe(true);
    expect(certificate.checkIP('192.168.99.100')).toBe('192.168.99.100');
    expect(certificate.checkIP('192.168.99.101')).toBeUndefined();
    expect(certificate.checkHost('myvm1')).toBe('myvm1');
    expect(new Date(certificate.validFrom).toISOString()).toBe('2026-02-28T12:00:00.000Z');
    expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2029);
  });

  it('has a date that is right also after 2049', () => {
    const late = makeAuthority('tests', new Date('2050-01-02T00:00:00Z'));
    const certificate = new X509Certificate(late.certificate);
    expect(new Date(certificate.validFrom).toISOString()).toBe('2050-01-01T00:00:00.000Z');
  });
});
