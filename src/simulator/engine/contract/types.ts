/**
 * The objects of Docker's Engine API (v1.41) that the simulator knows, with the API's own field names, so that
 * `inspect` and `{{json .}}` can print them as they are.
 * Source: https://docs.docker.com/reference/api/engine/version/v1.41/
 * Times are RFC 3339 strings with nanoseconds, in UTC.
 */
export type * from './common-types.ts';
export type * from './engine-types.ts';
export type * from './service-types.ts';
export type * from './storage-types.ts';
export type * from './swarm-types.ts';
