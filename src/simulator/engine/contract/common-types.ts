/** Small parts that many objects of Docker's API share. */
export type Labels = Record<string, string>;
export interface Version {
  Index: number;
}
export interface Platform {
  Architecture: string;
  OS: string;
}
export interface ResourceAmounts {
  NanoCPUs?: number;
  MemoryBytes?: number;
}

/** How an engine finds out whether a container is healthy. */
export interface HealthConfig {
  /** `['CMD-SHELL', 'curl -f localhost']`, `['CMD', …]`, `['NONE']`; empty for the image's own. */
  Test?: string[];
  /** Nanoseconds; 30 s when left out or 0, as is the timeout. */
  Interval?: number;
  Timeout?: number;
  /** Nanoseconds in which failures don't count. */
  StartPeriod?: number;
  /** Failures in a row that make it unhealthy; 3 when left out or 0. */
  Retries?: number;
}
export type HealthStatus = 'starting' | 'healthy' | 'unhealthy';
/** One run of a health check. */
export interface HealthResult {
  Start: string;
  End: string;
  ExitCode: number;
  Output: string;
}
